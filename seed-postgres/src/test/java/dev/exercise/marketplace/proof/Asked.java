package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A session with a database that answers in lines of text; all it makes is rolled back. */
public final class Asked implements AutoCloseable {

  private final Connection connection;

  public Asked(PostgresServer server, String database) throws SQLException {
    connection = server.connect(database);
    connection.setAutoCommit(false);
    execute("set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set jit to off");
  }

  /** The text of an SQL file beside this class. */
  static String script(String name) {
    try (InputStream bytes = Asked.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(name, problem);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Keeps the answer to an SQL file as a temporary table of another name. */
  void keep(String table, String script) throws SQLException {
    execute("create temp table %s as\n%s;\nanalyze %s".formatted(table, script(script), table));
  }

  /** Values as text, row by row. */
  List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(Objects.toString(result.getString(column), "NULL"));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** Rows as sentences: the first value, a colon, and the others. */
  List<String> lines(String sql) throws SQLException {
    return rows(sql).stream()
        .map(
            row ->
                row.size() == 1
                    ? row.get(0)
                    : row.get(0) + ": " + String.join(" | ", row.subList(1, row.size())))
        .toList();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
