package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.workshop.Workshop;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A planted source as two scripts for psql, which the Postgres image runs when it makes its
 * database: the same tables, comments, keys and grants, and the same rows in the same places.
 * Nothing else of the server that it was planted in is told.
 */
final class SourceDump {

  /** Makes the database, its tables and the candidate's role. */
  static final String SCHEMA = "10-schema.sql";

  /** Fills the tables. */
  static final String ROWS = "20-rows.sql.gz";

  private static final String DATABASE = "marketplace";
  private static final int ROWS_BETWEEN_REPORTS = 1_000;

  // As the scripts of the workshop set it: the text of a time depends on it.
  private static final String SESSION =
      "set client_encoding to 'UTF8'; set timezone to 'UTC'; set datestyle to 'ISO, YMD';"
          + " set intervalstyle to 'postgres'; set extra_float_digits to 1;\n";

  // The order and case of characters are the same in every image, as in a session without Docker.
  private static final String MAKE_DATABASE =
      """
      select 'create database %1$s template template0 encoding ''UTF8'' locale ''C'' locale_provider builtin builtin_locale ''C.UTF-8'''
      where not exists (select from pg_database where datname = '%1$s')
      \\gexec
      """
          .formatted(DATABASE);

  private final PostgresServer source;

  /**
   * @param source the server with the planted database, and a role that may read it
   */
  SourceDump(PostgresServer source) {
    this.source = source;
  }

  /** Writes both scripts into a folder, which is made where it is missing. */
  void write(Path folder, Progress progress) throws SQLException {
    try (Connection connection = source.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      Files.createDirectories(folder);
      statement.execute(SESSION);
      Files.writeString(folder.resolve(SCHEMA), schema(statement));
      List<String> tables = all(statement, TABLES);
      try (OutputStream file =
          new GZIPOutputStream(
              new BufferedOutputStream(Files.newOutputStream(folder.resolve(ROWS))))) {
        print(file, "\\connect " + DATABASE + "\n" + SESSION + "begin;\n");
        for (String table : tables) {
          copy(connection, table, file, progress);
        }
        print(file, "commit;\nvacuum analyze;\n");
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing the source's rows to " + folder, unwritable);
    }
  }

  private static final String TABLES =
      """
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by oid
      """;

  private static String schema(Statement statement) throws SQLException, IOException {
    StringBuilder script = new StringBuilder(MAKE_DATABASE);
    script.append("\\connect ").append(DATABASE).append('\n').append(SESSION);
    for (String made : all(statement, resource("source_schema.sql"))) {
      script.append(made).append(";\n");
    }
    return script.append(Workshop.access(DATABASE)).toString();
  }

  private static void copy(
      Connection connection, String table, OutputStream file, Progress progress)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      long expected =
          Long.parseLong(all(statement, "select count(*)::text from public." + table).get(0));
      CopyOut rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy (select * from public.%s order by ctid) to stdout".formatted(table));
      print(file, "copy public.%s from stdin;\n".formatted(table));
      try (Progress.Task task = progress.begin("write " + table, expected)) {
        long unreported = 0;
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
          file.write(row);
          if (++unreported == ROWS_BETWEEN_REPORTS) {
            task.advance(unreported);
            unreported = 0;
          }
        }
        task.advance(unreported);
      }
      print(file, "\\.\n");
    }
  }

  private static List<String> all(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void print(OutputStream file, String text) throws IOException {
    file.write(text.getBytes(UTF_8));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = SourceDump.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks %s.".formatted(name));
      }
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
