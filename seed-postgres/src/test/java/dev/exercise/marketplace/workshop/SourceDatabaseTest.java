package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.defect.DefectRates;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SourceDatabaseTest {

  private static final String NAME = "marketplace";
  private static final List<String> TABLES =
      List.of(
          "categories",
          "event_log",
          "order_items",
          "orders",
          "payments",
          "products",
          "reviews",
          "seller_tier_history",
          "users");

  private static Workshop workshop;
  private static final Map<String, Long> REPORTED = new ConcurrentHashMap<>();

  @BeforeAll
  static void fill() throws SQLException {
    workshop = Cluster.built("source_workshop", DefectRates.documented());
    workshop.fillSource(Cluster.server(), counting());
  }

  @Test
  void theCandidateReadsEverythingAndOwnsNothing() throws SQLException {
    try (Connection connection = candidate().connect(NAME);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
          row.next();
          assertThat(row.getLong(1)).as(table).isPositive();
        }
      }
      statement.execute("create temp table mine as select 1 as one");
      assertThatThrownBy(() -> statement.execute("create table public.mine (one int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("delete from orders"))
          .hasMessageContaining("permission denied");
    }
    assertThat(
            Cluster.query(
                NAME,
                """
                select rolsuper, rolcreatedb, rolcreaterole,
                    (select count(*) from pg_class where relowner = pg_roles.oid)
                from pg_roles where rolname = 'marketplace'
                """))
        .containsExactly("f|f|f|0");
  }

  @Test
  void fillingAgainReplacesItByTheSame() throws SQLException {
    String orders = "select md5(string_agg(t::text, e'\\n' order by order_id)) from orders as t";
    List<String> before = Cluster.query(NAME, orders);

    workshop.fillSource(Cluster.server(), Progress.NONE);

    assertThat(Cluster.query(NAME, orders)).isEqualTo(before);
  }

  @Test
  void aFillingThatBreaksOffLeavesNothingHalfDone() throws SQLException {
    List<String> before = Cluster.query(NAME, "select count(*) from event_log");
    Progress breakingOff =
        (name, expected, unit) -> {
          if (name.equals("payments")) {
            throw new IllegalStateException("The disk is full.");
          }
          return Progress.NONE.begin(name, expected, unit);
        };

    assertThatThrownBy(() -> workshop.fillSource(Cluster.server(), breakingOff))
        .hasMessage("The disk is full.");

    assertThat(Cluster.query(NAME, "select count(*) from event_log")).isEqualTo(before);
    assertThat(
            Cluster.query(
                "postgres", "select datname from pg_database where datname like '%unfinished'"))
        .isEmpty();
  }

  @Test
  void progressCountsEveryRow() throws SQLException {
    for (String table : TABLES) {
      assertThat(Cluster.query(NAME, "select count(*) from " + table))
          .as(table)
          .containsExactly(Long.toString(REPORTED.get(table)));
    }
  }

  private static PostgresServer candidate() {
    PostgresServer server = Cluster.server();
    return new PostgresServer(server.host(), server.port(), "marketplace", "marketplace_secret");
  }

  private static Progress counting() {
    return (name, expected, unit) ->
        new Progress.Task() {
          @Override
          public void advance(long rows) {
            REPORTED.merge(name, rows, Long::sum);
          }

          @Override
          public void close() {}
        };
  }
}
