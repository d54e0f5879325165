package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.RecordSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * All tables as they were at one moment. Streams may be read from several threads, each over a
 * connection of its own, and a stream may be read again: it gives the same rows.
 */
public final class PostgresSnapshot implements AutoCloseable {

  private static final String ESTIMATE_ROWS = Sql.read("estimate_rows.sql");

  private final PostgresSourceConfig config;
  private final Connection keeper;
  private final String snapshotId;

  private PostgresSnapshot(PostgresSourceConfig config, Connection keeper, String snapshotId) {
    this.config = config;
    this.keeper = keeper;
    this.snapshotId = snapshotId;
  }

  static PostgresSnapshot open(PostgresSourceConfig config) {
    try {
      Connection keeper = Sessions.open(config);
      try (Statement statement = keeper.createStatement()) {
        statement.execute("begin isolation level repeatable read read only");
        try (ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
          row.next();
          return new PostgresSnapshot(config, keeper, row.getString(1));
        }
      } catch (SQLException exception) {
        keeper.close();
        throw exception;
      }
    } catch (SQLException exception) {
      throw SourceErrors.of(config, "The source could not be read", exception);
    }
  }

  /**
   * Hands every row of the stream to the sink and says how many Postgres sent.
   *
   * @throws ConnectorException when the table or a field of it is gone, or reading breaks off
   */
  public long read(AirbyteStream stream, RecordSink sink) {
    CopyLine line = new CopyLine(stream.fields().stream().map(Field::type).toList());
    try {
      return within(
          stream,
          (connection, table) ->
              CopyRows.read(
                  connection,
                  "select %s from %s"
                      .formatted(table.expressions(stream.fields()), table.quotedName()),
                  row -> sink.accept(line.decode(row))));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Reads a table over a connection that sees the snapshot. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection, PostgresTable table) throws SQLException, IOException;
  }

  /**
   * Reads the stream's table over a connection of its own.
   *
   * @throws ConnectorException when the table is gone, or reading breaks off
   */
  <T> T within(AirbyteStream stream, Reading<T> reading) throws IOException {
    try (Connection connection = Sessions.open(config);
        Statement statement = connection.createStatement()) {
      statement.execute("begin isolation level repeatable read read only");
      statement.execute("set transaction snapshot '%s'".formatted(snapshotId));
      PostgresTable table =
          Tables.find(connection, stream.namespace(), stream.name())
              .orElseThrow(() -> missing(stream));
      return reading.read(connection, table);
    } catch (SQLException exception) {
      throw SourceErrors.of(
          config, "Table %s could not be read".formatted(stream.label()), exception);
    } catch (OutOfMemoryError error) {
      throw new ConnectorException(
          FailureType.CONFIG_ERROR,
          "A row of table %s does not fit the memory of %d MB. Leave out its large columns."
              .formatted(stream.label(), Runtime.getRuntime().maxMemory() >> 20),
          error);
    }
  }

  /** About how many rows the stream has, for progress only; 0 when Postgres has no idea. */
  public long estimatedRows(AirbyteStream stream) {
    try (Connection connection = Sessions.open(config);
        PreparedStatement statement = connection.prepareStatement(ESTIMATE_ROWS)) {
      statement.setString(1, stream.namespace());
      statement.setString(2, stream.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Math.max(0, row.getLong(1)) : 0;
      }
    } catch (SQLException exception) {
      throw SourceErrors.of(
          config, "The size of table %s is unknown".formatted(stream.label()), exception);
    }
  }

  /** Lets the moment go; readers that still run are not disturbed. */
  @Override
  public void close() {
    try {
      keeper.close();
    } catch (SQLException exception) {
      throw SourceErrors.of(config, "The source could not be left", exception);
    }
  }

  private ConnectorException missing(AirbyteStream stream) {
    return ConnectorException.config(
        "Table %s is not there, or user %s may not read it. Discover the source's tables again."
            .formatted(stream.label(), config.username()));
  }
}
