package dev.exercise.airbyte;

import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.source.PostgresSourceConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A Postgres server of a test class's own; each test uses a schema of its own. */
public final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static Postgres start() throws IOException {
    return new Postgres(EmbeddedPostgres.start());
  }

  public PostgresSourceConfig config(String schema) {
    return new PostgresSourceConfig(
        "localhost", server.getPort(), "postgres", schema, "postgres", "postgres");
  }

  public PostgresSource source(String schema) {
    return new PostgresSource(config(schema));
  }

  /** Makes the schema anew and runs the statements in it. */
  public void schema(String schema, String... statements) throws SQLException {
    run("drop schema if exists %s cascade".formatted(schema), "create schema " + schema);
    String[] in = new String[statements.length + 1];
    in[0] = "set search_path to " + schema;
    System.arraycopy(statements, 0, in, 1, statements.length);
    run(in);
  }

  public void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
