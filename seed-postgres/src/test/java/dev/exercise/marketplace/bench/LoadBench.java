package dev.exercise.marketplace.bench;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.generate.CleanWorld;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures loading, planting and truth at the scales that its argument lists, and compares loading
 * with {@code psql \copy} of the same rows into the same server. Loading is a whole process, from
 * the start of its JVM, since that is what a user waits for.
 */
public final class LoadBench {

  private static final String DATABASE = "postgres";

  /** The best of so many rounds counts, but large worlds are loaded once. */
  private static final int ROUNDS = 3;

  private static final BigDecimal LARGE = new BigDecimal("20");

  private final PostgresServer server;
  private final Path folder;

  private LoadBench(PostgresServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    out.println(
        "| scale | rows | load s | rows/s | psql \\copy s | load / copy | planting s"
            + " | planting / load | truth s | heap MB |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    Path folder = Files.createTempDirectory("bench");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("wal_level", "minimal")
            .setServerConfig("max_wal_senders", "0")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("autovacuum", "off")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("work_mem", "64MB")
            .setServerConfig("maintenance_work_mem", "256MB")
            .start()) {
      PostgresServer server =
          new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
      for (String scale : arguments[0].split(",", -1)) {
        out.println(new LoadBench(server, folder).row(scale));
      }
    } finally {
      delete(folder);
    }
  }

  private String row(String scale) throws Exception {
    double load = Double.MAX_VALUE;
    double copy = Double.MAX_VALUE;
    double heap = 0;
    long rows = 0;
    int rounds = new BigDecimal(scale).compareTo(LARGE) > 0 ? 1 : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      schema("clean");
      Map<String, Double> loaded =
          Measure.java(
              LoadProcess.class, Integer.toString(server.port()), DATABASE, "clean", scale);
      load = Math.min(load, loaded.get("process"));
      heap = Math.max(heap, loaded.get("heap"));
      rows = export();
      copy = Math.min(copy, copy());
      drop("copied");
      drop("clean");
    }
    Map<String, Double> made =
        Measure.java(WorkshopProcess.class, Integer.toString(server.port()), scale);
    double planting = made.get("copy") + made.get("defects");
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f | %,.0f | %.1f | %.2f | %.1f | %.2f | %.1f | %.0f |",
        scale,
        rows,
        load,
        rows / load,
        copy,
        load / copy,
        planting,
        planting / made.get("load"),
        made.get("truth"),
        Math.max(heap, made.get("heap")));
  }

  private double copy() throws Exception {
    schema("copied");
    StringBuilder script = new StringBuilder("set search_path to copied;\n");
    for (String table : CleanWorld.tables()) {
      script.append("\\copy %s from '%s'%n".formatted(table, folder.resolve(table)));
    }
    return psql(script.toString());
  }

  /** Writes every table to a file, and counts the rows. */
  private long export() throws Exception {
    StringBuilder script = new StringBuilder("set search_path to clean;\n");
    for (String table : CleanWorld.tables()) {
      script.append("\\copy %s to '%s'%n".formatted(table, folder.resolve(table)));
    }
    double unused = psql(script.toString());
    long rows = 0;
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      for (String table : CleanWorld.tables()) {
        try (ResultSet count = statement.executeQuery("select count(*) from clean." + table)) {
          count.next();
          rows += count.getLong(1);
        }
      }
    }
    return rows;
  }

  private void schema(String schema) throws SQLException, IOException {
    drop(schema);
    try (InputStream ddl =
            World.class.getResourceAsStream(
                "/dev/exercise/marketplace/schema/V1__marketplace.sql");
        Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
      statement.execute("set search_path to " + schema);
      statement.execute(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void drop(String schema) throws SQLException {
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists %s cascade".formatted(schema));
    }
  }

  /** Runs a script and returns the seconds of the whole process. */
  private double psql(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script.sql"), script);
    return Measure.run(
            List.of(
                "psql",
                "--quiet",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + server.user(),
                "--file=" + file,
                DATABASE))
        .get("process");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
