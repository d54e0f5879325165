package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.sql.Connection;
import java.sql.SQLException;

/** Offers the tables of one Postgres schema as streams. */
public final class PostgresSource {

  private final PostgresSourceConfig config;

  public PostgresSource(PostgresSourceConfig config) {
    this.config = config;
  }

  /**
   * Whether the source can be reached and has something to read; never throws for a wrong set-up.
   */
  public ConnectionStatus check() {
    try {
      int tables = discover().streams().size();
      return tables > 0
          ? new ConnectionStatus(true, "%d tables to read at %s.".formatted(tables, config))
          : new ConnectionStatus(
              false,
              "%s has no table that %s may read. Check the schema and the role's grants."
                  .formatted(config, config.username()));
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
          Tables.discover(connection, config.schema()).stream()
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
