package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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
