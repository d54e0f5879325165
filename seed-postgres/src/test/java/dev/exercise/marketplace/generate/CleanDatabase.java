package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** A Postgres of the tests' own, with clean worlds in schemas. */
final class CleanDatabase implements AutoCloseable {
  static final String DATABASE = "postgres";

  private final EmbeddedPostgres postgres;

  CleanDatabase() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  PostgresServer server() {
    return new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
  }

  /** Makes a schema with the source's tables. */
  void createTables(String schema) throws SQLException, IOException {
    try (InputStream stream =
            World.class.getResourceAsStream(
                "/dev/exercise/marketplace/schema/V1__marketplace.sql");
        Connection connection = server().connect(DATABASE);
        Statement statement = connection.createStatement()) {
      String tables = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute("create schema %s; set search_path to %s".formatted(schema, schema));
      statement.execute(tables);
    }
  }

  /** Makes a schema with the source's tables and loads a world into it. */
  void load(String schema, World world) throws SQLException, IOException {
    createTables(schema);
    CleanWorld.load(server(), DATABASE, schema, world, Progress.NONE);
  }

  /** The first column of a query's rows as text. */
  List<String> query(String schema, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = server().connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to %s; set timezone to 'UTC'".formatted(schema));
      try (ResultSet result = statement.executeQuery(sql)) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
    }
    return rows;
  }

  /** SHA-256 over all tables, each in the order of its primary key. */
  String fingerprint(String schema) throws SQLException, IOException {
    try (Connection connection = server().connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to %s; set timezone to 'UTC'".formatted(schema));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String table : CleanWorld.tables()) {
        String copy = "copy (select * from %s order by 1) to stdout".formatted(table);
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
