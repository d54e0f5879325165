package dev.exercise.marketplace.bench;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.generate.CleanWorld;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Compares generating and loading a clean world with {@code psql \copy} of the same rows into the
 * same server: the ratio tells what generating costs. Arguments: scales.
 */
public final class LoadBench {

  private static final String DATABASE = "postgres";
  private static final int ROUNDS = 3;

  private LoadBench() {}

  public static void main(String[] scales) throws Exception {
    PrintStream out = System.out;
    out.println(
        "| scale | rows | load s | rows/s | psql \\copy s | rows/s | ratio | heap peak MB |");
    out.println("|---|---|---|---|---|---|---|---|");
    Path folder = Files.createTempDirectory("bench");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_wal_size", "4GB")
            .start()) {
      PostgresServer server =
          new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
      for (String scale : scales.length == 0 ? new String[] {"1"} : scales) {
        World world = World.of(1, scale);
        double load = Double.MAX_VALUE;
        double copy = Double.MAX_VALUE;
        long rows = 0;
        for (int round = 0; round < ROUNDS; round++) {
          load = Math.min(load, load(server, world));
          rows = export(server, folder);
          copy = Math.min(copy, copy(server, folder));
        }
        out.printf(
            Locale.ROOT,
            "| %s | %,d | %.1f | %,.0f | %.1f | %,.0f | %.2f | %d |%n",
            scale,
            rows,
            load,
            rows / load,
            copy,
            rows / copy,
            load / copy,
            peakHeap() >> 20);
      }
    }
  }

  private static double load(PostgresServer server, World world) throws Exception {
    schema(server, "clean");
    long began = System.nanoTime();
    CleanWorld.load(server, DATABASE, "clean", world, Progress.NONE);
    return seconds(began);
  }

  private static double copy(PostgresServer server, Path folder) throws Exception {
    schema(server, "copied");
    StringBuilder script = new StringBuilder("set search_path to copied;\n");
    for (String table : CleanWorld.tables()) {
      script.append("\\copy %s from '%s'%n".formatted(table, folder.resolve(table)));
    }
    long began = System.nanoTime();
    psql(server, folder, script.toString());
    return seconds(began);
  }

  /** Writes every table to a file, and counts the rows. */
  private static long export(PostgresServer server, Path folder) throws Exception {
    StringBuilder script = new StringBuilder("set search_path to clean;\n");
    for (String table : CleanWorld.tables()) {
      script.append("\\copy %s to '%s'%n".formatted(table, folder.resolve(table)));
    }
    psql(server, folder, script.toString());
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

  private static void schema(PostgresServer server, String schema)
      throws SQLException, IOException {
    try (InputStream ddl =
            World.class.getResourceAsStream(
                "/dev/exercise/marketplace/schema/V1__marketplace.sql");
        Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists %s cascade".formatted(schema));
      statement.execute("create schema " + schema);
      statement.execute("set search_path to " + schema);
      statement.execute(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void psql(PostgresServer server, Path folder, String script)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script.sql"), script);
    int exitCode =
        new ProcessBuilder(
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
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("psql ended with %d.".formatted(exitCode));
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
