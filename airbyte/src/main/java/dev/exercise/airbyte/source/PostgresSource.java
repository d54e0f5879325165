package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Offers the tables of one or more Postgres schemas as streams. */
public final class PostgresSource {

  private final PostgresSourceConfig config;

  public PostgresSource(PostgresSourceConfig config) {
    this.config = config;
  }

  /**
   * Whether the source can be reached and has something to read; never throws for a wrong set-up.
   */
  public ConnectionStatus check() {
    try (Connection connection = Sessions.open(config)) {
      int tables = Tables.discover(connection, config.schemas()).size();
      List<String> missing = Tables.missingSchemas(connection, config.schemas());
      if (tables > 0) {
        String but =
            missing.isEmpty() ? "" : " It has no schema " + String.join(", ", missing) + ".";
        return new ConnectionStatus(
            true, "%d tables to read at %s.%s".formatted(tables, config, but));
      }
      return new ConnectionStatus(
          false,
          missing.isEmpty()
              ? "%s has no table that %s may read. Check the schema and the role's grants."
                  .formatted(config, config.username())
              : "Database %s has no schema %s. Check its name; upper and lower case count."
                  .formatted(config.database(), String.join(", ", missing)));
    } catch (SQLException exception) {
      return new ConnectionStatus(
          false, SourceErrors.of(config, "The source cannot be used", exception).getMessage());
    } catch (ConnectorException exception) {
      return new ConnectionStatus(false, exception.getMessage());
    }
  }

  /**
   * The tables and views that the role may read, with types and primary keys.
   *
   * @throws ConnectorException when the source cannot be asked
   */
  public AirbyteCatalog discover() {
    try (Connection connection = Sessions.open(config)) {
      return new AirbyteCatalog(
          Tables.discover(connection, config.schemas()).stream()
              .map(PostgresTable::toStream)
              .toList());
    } catch (SQLException exception) {
      throw SourceErrors.of(config, "The tables could not be listed", exception);
    }
  }

  /**
   * Reads streams in any sync mode and sends what Airbyte's protocol has for it, rows and states
   * alike, one stream after the other.
   *
   * @param states where an earlier read came to, as it was sent
   * @throws ConnectorException when not all streams were read to the end
   * @throws IOException when nobody takes the messages any more
   */
  public void read(ConfiguredCatalog catalog, List<? extends JsonNode> states, OutputStream out)
      throws IOException {
    Clock clock = Clock.systemUTC();
    ArrayNode saved = JsonNodeFactory.instance.arrayNode();
    states.forEach(saved::add);
    new PostgresConnector(clock)
        .read(config, catalog, Optional.of(saved), new MessageWriter(out, clock));
  }

  /**
   * Holds the present state of all tables fast, so that whatever is read through it fits together.
   *
   * @throws ConnectorException when the source cannot be reached
   */
  public PostgresSnapshot openSnapshot() {
    return PostgresSnapshot.open(config);
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
