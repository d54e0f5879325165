package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.marketplace.proof.Asked;
import dev.exercise.marketplace.proof.CompleteLedger;
import dev.exercise.marketplace.proof.WayBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The marketplace goes on for a day, and so does its dirt. */
@ParameterizedClass
@CsvSource({"3, 0.05", "20260701, 0.3"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NextDayTest {

  private static final String DAY_BEFORE = "day_before";
  private static final String NEXT_DAY = "day_before_next_day";
  private static final String SOURCE = "marketplace";

  private static final String LEDGER =
      "select t::text from workshop.ledger as t order by table_name, row_key, exclusion_group";

  @Parameter(0)
  private long seed;

  @Parameter(1)
  private String scale;

  private Workshop before;
  private Workshop nextDay;
  private List<String> rowsBefore;
  private List<String> rows;

  @BeforeParameterizedClassInvocation
  void goOn() throws SQLException {
    before = new Workshop(Cluster.server(), DAY_BEFORE);
    before.build(
        World.of(seed, scale),
        Depth.FULL,
        DefectRates.documented(),
        CleanWorld::load,
        Progress.NONE);
    nextDay = before.nextDay(Progress.NONE);
    rowsBefore = rows(DAY_BEFORE, "dirty");
    rows = rows(NEXT_DAY, "dirty");
  }

  @Test
  void theCleanWorldStaysAMarketplace() throws SQLException {
    assertThat(Cluster.query(NEXT_DAY, script("next_day_breaks.sql"))).isEmpty();
  }

  @Test
  void rowsOfEveryKindComeWithTheDay() throws SQLException {
    copyTheDayBefore();

    List<String> kinds = Cluster.query(NEXT_DAY, script("next_day_kinds.sql"));

    assertThat(kinds)
        .noneMatch(kind -> kind.endsWith("|0"))
        .extracting(kind -> kind.substring(0, kind.indexOf('|')))
        .contains(
            "from pending to paid",
            "from pending to shipped",
            "from pending to cancelled",
            "from paid to shipped",
            "from paid to cancelled",
            "from shipped to delivered",
            "from delivered to refunded",
            "payments of the day by paystream",
            "payments of the day by eurobank");
  }

  @Test
  void whatIsNotOfTheDayStaysAsItWasHandedOut() throws SQLException {
    List<String> untouched = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      untouched.addAll(
          Cluster.query(
              NEXT_DAY,
              "select '%1$s', t::text from dirty.%1$s as t where updated_at < '2026-07-01 00:00+00'"
                  .formatted(table.table())));
    }

    assertThat(new HashSet<>(rowsBefore).containsAll(untouched)).isTrue();
    assertThat(new HashSet<>(keys(NEXT_DAY)).containsAll(keys(DAY_BEFORE))).isTrue();
    assertThat(untouched).hasSizeGreaterThan(rowsBefore.size() * 9 / 10);
  }

  @Test
  void theDirtyWorldHoldsAllThatTheTruthNeeds() throws SQLException {
    try (Asked asked = new Asked(Cluster.server(), NEXT_DAY)) {
      assertThat(WayBack.failures(asked)).isEmpty();
    }
    for (Mart mart : Marts.all()) {
      assertThat(Cells.differences(before.truth(mart), nextDay.truth(mart)))
          .as(mart.name())
          .isNotEmpty();
    }
  }

  @Test
  void theLedgerIsWhatReallyDiffers() throws SQLException {
    try (Asked asked = new Asked(Cluster.server(), NEXT_DAY)) {
      assertThat(CompleteLedger.failures(asked)).isEmpty();
    }
  }

  @Test
  void everyMistakeHasItsAnswerOnThatDayToo() throws SQLException {
    for (Mistake mistake : Mistakes.all()) {
      assertThat(nextDay.answers(Marts.all(), List.of(mistake))).hasSize(Marts.all().size());
    }
  }

  @Test
  void theSameDayComesTwiceWithTheSameBytes() throws SQLException {
    List<String> ledger = Cluster.query(NEXT_DAY, LEDGER);

    Workshop again = before.nextDay(Progress.NONE);

    assertThat(rows(NEXT_DAY, "dirty")).isEqualTo(rows);
    assertThat(Cluster.query(NEXT_DAY, LEDGER)).isEqualTo(ledger);
    assertThat(again.planted()).isEqualTo(nextDay.planted());
  }

  @Test
  void theSourceAdvancesAllAtOnceAndTwiceDoesNoHarm() throws SQLException {
    before.fillSource(Cluster.server(), Progress.NONE);
    assertThat(rows(SOURCE, "public")).isEqualTo(rowsBefore);

    nextDay.advance(Cluster.server(), Progress.NONE);

    assertThat(rows(SOURCE, "public")).isEqualTo(rows);
    assertThat(
            Cluster.query(
                SOURCE,
                """
                select count(distinct xmin::text)
                from (
                    select xmin from orders where updated_at >= '2026-07-01 00:00+00'
                    union all
                    select xmin from event_log where updated_at >= '2026-07-01 00:00+00'
                ) as changed
                """))
        .containsExactly("1");

    nextDay.advance(Cluster.server(), Progress.NONE);

    assertThat(rows(SOURCE, "public")).isEqualTo(rows);
  }

  @Test
  void anAdvanceThatFailsOnTheWayLeavesTheSourceAsItWas() throws SQLException {
    before.fillSource(Cluster.server(), Progress.NONE);
    Databases.execute(
        Cluster.server(),
        SOURCE,
        "alter table event_log add constraint closed check (logged_at < '2026-07-01 12:00+00')");

    assertThatThrownBy(() -> nextDay.advance(Cluster.server(), Progress.NONE))
        .hasMessageContaining("closed");

    assertThat(rows(SOURCE, "public")).isEqualTo(rowsBefore);
  }

  @Test
  void anotherWorldDoesNotGoOnWithThisDay() throws SQLException {
    before.fillSource(Cluster.server(), Progress.NONE);
    Databases.execute(
        Cluster.server(),
        SOURCE,
        "update orders set buyer_id = (select max(user_id) from users) where order_id = 1");
    List<String> found = rows(SOURCE, "public");

    assertThatThrownBy(() -> nextDay.advance(Cluster.server(), Progress.NONE))
        .hasMessageContaining("holds another world than the one that is to go on");

    assertThat(rows(SOURCE, "public")).isEqualTo(found);
  }

  @Test
  void aWorkshopThatIsBeingReadSaysSo() throws SQLException {
    try (Connection reader = Databases.connect(Cluster.server(), DAY_BEFORE);
        Statement statement = reader.createStatement()) {
      statement.execute("select 1");

      assertThatThrownBy(() -> before.nextDay(Progress.NONE))
          .hasMessageContaining("Database day_before cannot be copied while somebody reads it");
    }

    assertThat(rows(NEXT_DAY, "dirty")).isEqualTo(rows);
  }

  /** What lies in two databases cannot be joined. */
  private static void copyTheDayBefore() throws SQLException {
    StringBuilder copy = new StringBuilder("drop schema if exists before cascade;");
    copy.append("create schema before;");
    for (String table : List.of("users", "products", "orders", "order_items", "reviews")) {
      copy.append("create table before.%1$s (like clean.%1$s);".formatted(table));
    }
    Databases.execute(Cluster.server(), NEXT_DAY, copy.toString());
    for (String table : List.of("users", "products", "orders", "order_items", "reviews")) {
      Rows.copy(DAY_BEFORE, "clean." + table, NEXT_DAY, "before." + table);
    }
  }

  private static List<String> rows(String database, String schema) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      rows.addAll(
          Cluster.query(
              database,
              "select '%1$s', t::text from %2$s.%1$s as t order by %3$s"
                  .formatted(table.table(), schema, table.primaryKey())));
    }
    return rows;
  }

  private static List<String> keys(String database) throws SQLException {
    List<String> keys = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      keys.addAll(
          Cluster.query(
              database,
              "select '%1$s', %2$s from dirty.%1$s".formatted(table.table(), table.primaryKey())));
    }
    return keys;
  }

  private static String script(String name) {
    return Script.beside(NextDayTest.class, name);
  }
}
