package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter.Level;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Reads the rows of one stream that are new by their cursor, in its order. Rows without a cursor
 * come first, and only as long as no row with one has been seen: no later value could tell that
 * they are new. Rows at infinity come last, and each time: where they stand, no later row would be
 * seen.
 */
final class CursorRead {

  private static final int ROWS_BETWEEN_STATES = 10_000;

  private final StreamOutput output;
  private final Connection connection;
  private final PostgresColumn column;
  private final CursorQueries queries;

  CursorRead(
      StreamOutput output, Connection connection, PostgresTable table, PostgresColumn column) {
    this.output = output;
    this.connection = connection;
    this.column = column;
    this.queries = new CursorQueries(table, output.stream().fields(), column);
  }

  /**
   * Sends the new rows, and states wherever a later read could go on.
   *
   * @param saved where earlier reads came to
   * @throws ConnectorException when what was saved is no value of the column
   */
  void run(Optional<CursorState> saved) throws SQLException, IOException {
    Optional<String> cursor = saved.flatMap(CursorState::cursor);
    if (cursor.isEmpty()) {
      readAll(saved);
    } else if (isInfinite(cursor.get())) {
      output.log(
          Level.WARN,
          "The saved %s is %s, which nothing comes after: all rows are read anew."
              .formatted(column.name(), cursor.get()));
      readAll(Optional.empty());
    } else {
      readAfter(cursor.get(), saved.get().recordCount());
    }
  }

  private void readAll(Optional<CursorState> saved) throws SQLException, IOException {
    output.log(Level.INFO, "Reading all rows in the order of %s.".formatted(column.name()));
    output.estimate(connection, queries.all());
    long empty = emptyCursors(saved);
    readInOrder(queries.all(), new CursorPosition(column, Optional.empty(), empty));
  }

  /** Rows with the saved value are read again if there are others than before. */
  private void readAfter(String cursor, long known) throws SQLException, IOException {
    boolean others = count(queries.count(cursor)) != known;
    output.log(
        Level.INFO,
        "Reading rows whose %s is %s %s."
            .formatted(column.name(), others ? "at or after" : "after", cursor));
    String query = others ? queries.from(cursor) : queries.after(cursor);
    output.estimate(connection, query);
    readInOrder(query, new CursorPosition(column, Optional.of(cursor), others ? 0 : known));
  }

  private void readInOrder(String query, CursorPosition position) throws SQLException, IOException {
    CopyRows.read(connection, query, row -> take(row, position));
    if (position.infiniteRows() > 0) {
      output.log(
          Level.WARN,
          "Rows whose %s is infinity or NaN: %d. Nothing comes after them, so each read sends them again."
              .formatted(column.name(), position.infiniteRows()));
    }
    output.state(position.state().toJson(output.descriptor()));
  }

  private void take(byte[] row, CursorPosition position) throws IOException {
    int end = StreamOutput.endOfRow(row);
    int start = startOfCursor(row, end);
    boolean another = position.isLeftBy(row, start, end);
    if (another && output.rowsSinceState() >= ROWS_BETWEEN_STATES) {
      output.state(position.state().toJson(output.descriptor()));
    }
    position.take(row, start, end, another);
    output.row(row, start - 1);
  }

  /** Reads the rows without a cursor, unless they are known, and says how many there are. */
  private long emptyCursors(Optional<CursorState> saved) throws SQLException, IOException {
    if (!column.nullable()) {
      return 0;
    }
    if (saved.isPresent()) {
      long present = count(queries.countEmpty());
      if (present == saved.get().recordCount()) {
        return present;
      }
    }
    long before = output.rows();
    CopyRows.read(
        connection,
        queries.empty(),
        row -> output.row(row, startOfCursor(row, StreamOutput.endOfRow(row)) - 1));
    long empty = output.rows() - before;
    if (empty > 0) {
      output.log(
          Level.WARN,
          "Rows without %s: %d. Rows that come to be like them later will not be noticed."
              .formatted(column.name(), empty));
    }
    return empty;
  }

  private boolean isInfinite(String cursor) throws SQLException {
    if (cursor.indexOf('\0') >= 0) {
      throw noValue(cursor);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(queries.isInfinite(cursor))) {
      row.next();
      return row.getBoolean(1) && column.hasInfinity();
    } catch (SQLException exception) {
      if (String.valueOf(exception.getSQLState()).startsWith("22")) {
        throw noValue(cursor);
      }
      throw exception;
    }
  }

  private ConnectorException noValue(String cursor) {
    return CursorState.unreadable(
        output.descriptor(),
        "'%s' is no value of column %s, which is of type %s"
            .formatted(cursor, column.name(), column.typeName()));
  }

  private long count(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A tab within a value is escaped, so the last one stands before the cursor. */
  private static int startOfCursor(byte[] row, int end) {
    int tab = end - 1;
    while (row[tab] != '\t') {
      tab--;
    }
    return tab + 1;
  }
}
