package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.Utils;

/**
 * Sends rows to the server by COPY. Every so many rows the statement ends and another begins, since
 * the server remembers each row of a statement whose foreign key it has yet to check.
 */
final class CopySink implements CopyText.Sink, AutoCloseable {
  private static final long ROWS_PER_STATEMENT = 250_000;

  private final PGConnection connection;
  private final String statement;
  private final Progress.Task task;
  private final BooleanSupplier stopped;
  private CopyIn copy;
  private long rows;

  CopySink(
      Connection connection,
      String schema,
      Table table,
      Progress.Task task,
      BooleanSupplier stopped)
      throws SQLException {
    this.connection = connection.unwrap(PGConnection.class);
    this.task = task;
    this.stopped = stopped;
    StringBuilder target = new StringBuilder();
    Utils.escapeIdentifier(target, schema).append('.');
    Utils.escapeIdentifier(target, table.name());
    statement = "copy %s (%s) from stdin".formatted(target, String.join(", ", table.columns()));
    copy = this.connection.getCopyAPI().copyIn(statement);
  }

  @Override
  public void accept(byte[] buffer, int length, long newRows) throws SQLException {
    if (stopped.getAsBoolean()) {
      throw new SQLException("Stopped, since another table failed.");
    }
    if (rows >= ROWS_PER_STATEMENT) {
      copy.endCopy();
      copy = connection.getCopyAPI().copyIn(statement);
      rows = 0;
    }
    copy.writeToCopy(buffer, 0, length);
    rows += newRows;
    task.advance(newRows);
  }

  void finish() throws SQLException {
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
