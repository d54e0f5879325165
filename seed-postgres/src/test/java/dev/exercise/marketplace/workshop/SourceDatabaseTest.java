package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
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
  void itHoldsTheNineTablesAndNothingElse() throws SQLException {
    assertThat(
            Cluster.query(
                NAME,
                """
                select nspname || '.' || relname
                from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where relkind <> 'i' and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                order by 1
                """))
        .containsExactlyElementsOf(TABLES.stream().map(table -> "public." + table).toList());
    assertThat(
            Cluster.query(
                NAME,
                """
                select nspname from pg_namespace
                where nspname !~ '^(pg_.*|information_schema|public)$'
                """))
        .isEmpty();
    assertThat(
            Cluster.query(
                NAME, "select proname from pg_proc where pronamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void nothingInItNamesADefect() throws SQLException {
    String everyName =
        String.join(
                "\n",
                Cluster.query(
                    NAME,
                    """
                    select description from pg_description where objoid >= 16384
                    union all select relname from pg_class where oid >= 16384
                    union all select conname from pg_constraint where oid >= 16384
                    """))
            .toLowerCase(Locale.ROOT);

    for (Defect defect : Defects.all()) {
      assertThat(everyName).doesNotContain(defect.id(), defect.id().replace('-', '_'));
    }
    assertThat(everyName)
        .contains("order_items")
        .doesNotContain("flyway", "dirty", "clean", "defect", "ledger", "workshop");
  }

  @Test
  void itsRowsAreTheDirtyOnesInTheOrderOfTheirKeys() throws SQLException {
    for (SourceTable table : SourceTable.values()) {
      String rows = "select t::text from %s.%s as t order by t.%s";
      // Postgres may fill a page that it left open; on each page the keys grow.
      String backwards =
          """
          select count(*) from (
              select %1$s as key, lag(%1$s) over (partition by (ctid::text::point)[0] order by ctid) as previous
              from public.%2$s
          ) as keys
          where key < previous
          """;

      assertThat(Cluster.query(NAME, rows.formatted("public", table.table(), table.primaryKey())))
          .containsExactlyElementsOf(
              Cluster.query(
                  "source_workshop", rows.formatted("dirty", table.table(), table.primaryKey())));
      assertThat(Cluster.query(NAME, backwards.formatted(table.primaryKey(), table.table())))
          .as(table.table())
          .containsExactly("0");
    }
  }

  @Test
  void everyRowWasWrittenByOneTransaction() throws SQLException {
    StringBuilder writers = new StringBuilder("select count(distinct x) from (");
    for (String table : TABLES) {
      writers.append(writers.indexOf("xmin") < 0 ? "" : " union all ");
      writers.append("select xmin::text as x from ").append(table);
    }

    assertThat(Cluster.query(NAME, writers + ") as rows")).containsExactly("1");
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
