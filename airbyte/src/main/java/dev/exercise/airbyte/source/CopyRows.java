package dev.exercise.airbyte.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query as COPY's text format writes them. One at a time is in memory: a row that has
 * been taken is let go before the next one is asked for, since both may be large.
 */
final class CopyRows {

  /** Takes a row, whose line end may still be on it; not to be kept. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] row) throws IOException;
  }

  private final Connection connection;
  private final CopyOut rows;
  private final boolean mayBeMalformed;

  private CopyRows(Connection connection, CopyOut rows, boolean mayBeMalformed) {
    this.connection = connection;
    this.rows = rows;
    this.mayBeMalformed = mayBeMalformed;
  }

  /**
   * Hands every row to the sink and says how many Postgres sent.
   *
   * @throws IOException when the sink throws it; the connection is of no use then
   */
  static long read(Connection connection, String query, Sink sink)
      throws SQLException, IOException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    // The one encoding that Postgres does not convert to UTF-8.
    boolean mayBeMalformed = "SQL_ASCII".equals(postgres.getParameterStatus("server_encoding"));
    CopyOut copy = postgres.getCopyAPI().copyOut("copy (%s) to stdout".formatted(query));
    CopyRows rows = new CopyRows(connection, copy, mayBeMalformed);
    while (rows.next(sink)) {}
    return copy.getHandledRowCount();
  }

  private boolean next(Sink sink) throws SQLException, IOException {
    try {
      byte[] row = rows.readFromCopy();
      if (row == null) {
        return false;
      }
      sink.accept(mayBeMalformed ? wellFormed(row) : row);
      return true;
    } catch (RuntimeException | IOException | OutOfMemoryError exception) {
      // The rest of the rows would have to be read before the connection could be closed politely.
      connection.abort(Runnable::run);
      throw exception;
    }
  }

  private static byte[] wellFormed(byte[] row) {
    return new String(row, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }
}
