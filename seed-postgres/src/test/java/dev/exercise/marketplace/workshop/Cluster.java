package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One Postgres for all tests of this package, and the small world in it. */
final class Cluster {

  static final World WORLD = World.of(7, "1");

  private static final PostgresServer SERVER = start();

  private Cluster() {}

  static PostgresServer server() {
    return SERVER;
  }

  /** The documented rates, but more where a small world would show a mistake in a row or two. */
  static DefectRates visibleRates() {
    return DefectRates.documented()
        .with("contradicting-delete-flags", BigDecimal.ONE)
        .with("impossible-ratings", new BigDecimal("0.1"))
        .with("overlapping-tiers", new BigDecimal("0.5"))
        .with("missing-captured-amount", new BigDecimal("0.05"));
  }

  /**
   * Whether a mistake shows in a mart only where one of few rows lies at the turn of a month, or
   * where a seller sold nothing in a month: a small world need not have such a row.
   */
  static boolean needsALargeWorld(String mistake, String mart) {
    return switch (mistake) {
      case "pos-time-four-hours-behind", "pos-time-five-hours-behind" ->
          mart.equals("fct_seller_performance") || mart.equals("fct_customer_cohorts");
      case "months-with-only-reviews-lost" -> true;
      case "recorded-at-as-tier-start" -> mart.equals("fct_seller_performance");
      default -> false;
    };
  }

  /** A workshop with the small world. */
  static Workshop built(String database, DefectRates rates) throws SQLException {
    Workshop workshop = new Workshop(server(), database);
    workshop.build(WORLD, Depth.FULL, rates, Cluster::loadSmallWorld, Progress.NONE);
    return workshop;
  }

  static void loadSmallWorld(
      PostgresServer server, String database, String schema, World world, Progress progress)
      throws SQLException {
    load("small_world.sql", server, database, schema);
  }

  static void loadHandMadeWorld(
      PostgresServer server, String database, String schema, World world, Progress progress)
      throws SQLException {
    load("hand_made_world.sql", server, database, schema);
  }

  private static void load(String script, PostgresServer server, String database, String schema)
      throws SQLException {
    Databases.execute(
        server,
        database,
        "set search_path to %s;\n%s".formatted(schema, Script.beside(Cluster.class, script)));
  }

  /** Rows as text, columns separated by '|'. */
  static List<String> query(String database, String sql) throws SQLException {
    try (Connection connection = Databases.connect(server(), database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          values.add(rows.getString(column));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    }
  }

  private static PostgresServer start() {
    try {
      // Stopped by the library's own shutdown hook, with the JVM.
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
      return new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
