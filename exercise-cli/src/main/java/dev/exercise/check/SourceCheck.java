package dev.exercise.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.marketplace.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of every table in the source, as the candidate would. */
final class SourceCheck {

  private static final String NAME = "Source PostgreSQL";
  private static final String ROWS = read("source_rows.sql");

  private SourceCheck() {}

  static Finding of(PostgresSourceConfig source) {
    PostgresServer server =
        new PostgresServer(source.host(), source.port(), source.username(), source.password());
    try (Connection connection = server.connect(source.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ROWS)) {
      row.next();
      long sum = 0;
      List<String> empty = new ArrayList<>();
      int tables = row.getMetaData().getColumnCount();
      for (int column = 1; column <= tables; column++) {
        long rows = row.getLong(column);
        sum += rows;
        if (rows == 0) {
          empty.add(row.getMetaData().getColumnLabel(column));
        }
      }
      return empty.isEmpty()
          ? Finding.ok(NAME, "%d tables, %,d rows".formatted(tables, sum))
          : Finding.failed(
              NAME,
              "empty: " + String.join(", ", empty),
              "Somebody emptied them: end the session and set it up again.");
    } catch (SQLException failure) {
      return Finding.failed(
          NAME,
          String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason was given"),
          "Does the session run ('exercise setup')? If a table is gone, set it up again.");
    }
  }

  private static String read(String file) {
    try (InputStream stream = SourceCheck.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks %s.".formatted(file));
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
