package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.RecordSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

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
    try (Connection connection = Sessions.open(config);
        Statement statement = connection.createStatement()) {
      statement.execute("begin isolation level repeatable read read only");
      statement.execute("set transaction snapshot '%s'".formatted(snapshotId));
      return copy(connection, table(connection, stream), stream, sink);
    } catch (SQLException exception) {
      throw SourceErrors.of(
          config, "Table %s could not be read".formatted(stream.label()), exception);
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

  private PostgresTable table(Connection connection, AirbyteStream stream) throws SQLException {
    PostgresTable table =
        Tables.find(connection, stream.namespace(), stream.name())
            .orElseThrow(
                () ->
                    ConnectorException.config(
                        "Table %s is not there, or user %s may not read it. Discover the source's"
                                .formatted(stream.label(), config.username())
                            + " tables again."));
    for (Field field : stream.fields()) {
      Optional<PostgresColumn> column = column(table, field);
      if (column.isEmpty() || column.get().fieldType() != field.type()) {
        throw ConnectorException.config(
            "Column %s of table %s is %s, no longer %s. Discover the source's tables again."
                .formatted(
                    field.name(),
                    stream.label(),
                    column.map(found -> found.fieldType().name()).orElse("gone"),
                    field.type()));
      }
    }
    return table;
  }

  private static Optional<PostgresColumn> column(PostgresTable table, Field field) {
    return table.columns().stream().filter(c -> c.name().equals(field.name())).findFirst();
  }

  private static long copy(
      Connection connection, PostgresTable table, AirbyteStream stream, RecordSink sink)
      throws SQLException {
    String columns =
        stream.fields().stream()
            .map(field -> column(table, field).orElseThrow().expression())
            .collect(Collectors.joining(", "));
    String copy =
        "copy (select %s from %s.%s) to stdout"
            .formatted(columns, Sql.quote(stream.namespace()), Sql.quote(stream.name()));
    CopyLine line = new CopyLine(stream.fields().stream().map(Field::type).toList());
    CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    try {
      for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
        sink.accept(line.decode(row));
      }
    } catch (RuntimeException exception) {
      // The rest of the rows would have to be read before the connection could be closed politely.
      connection.abort(Runnable::run);
      throw exception;
    }
    return rows.getHandledRowCount();
  }
}
