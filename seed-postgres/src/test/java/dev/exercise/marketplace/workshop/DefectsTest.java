package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DefectsTest {

  private static final String ALL = "defects_all";

  private static final String FIRST_ACCOUNT =
      "user_id in (select min(user_id) from clean.users group by email)";

  /** Defects that are not planted in just any row of a table. */
  private static final Map<String, String> ELIGIBLE =
      Map.of(
          "pos-wall-time",
          "channel = 'pos'",
          "eurobank-wall-time",
          "provider = 'eurobank'",
          "blank-country",
          "country_code is null",
          "contradicting-delete-flags",
          "is_deleted",
          "lost-parent-category",
          "parent_category_id is null",
          "untidy-emails",
          FIRST_ACCOUNT,
          "overlapping-tiers",
          "valid_to is not null",
          "out-of-order-events",
          """
          exists (
              select from clean.event_log as later
              where later.entity_type = event_log.entity_type
                  and later.entity_id = event_log.entity_id and later.lsn > event_log.lsn
          )
          """,
          "missing-captured-amount",
          """
          event_type = 'captured' and order_id in (
              select order_id
              from clean.payments
              where event_type in ('authorized', 'captured')
              group by order_id
              having count(*) = 2 and max(event_type) <> min(event_type) and max(amount) = min(amount)
          )
          """);

  private static Workshop all;

  @BeforeAll
  static void plantAll() throws SQLException {
    all = Cluster.built(ALL, DefectRates.documented());
  }

  static Stream<Defect> defects() {
    return Defects.all().stream();
  }

  @Test
  void allDefectsTogetherPlantTheirRates() throws SQLException {
    Map<String, Long> planted = all.planted();

    assertThat(planted.keySet())
        .containsExactlyInAnyOrderElementsOf(Defects.all().stream().map(Defect::id).toList());
    for (Defect defect : Defects.all()) {
      assertPlantedAsOftenAsItSays(ALL, defect, defect.rate());
    }
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectAlonePlantsItsRateAndNothingElse(Defect defect) throws SQLException {
    String database = "defect_alone";
    BigDecimal rate = new BigDecimal("0.3");

    Workshop workshop = Cluster.built(database, DefectRates.none().with(defect.id(), rate));

    assertThat(workshop.planted()).containsOnlyKeys(defect.id());
    assertPlantedAsOftenAsItSays(database, defect, rate);
    assertThat(Cluster.query(database, script("ledger.sql")))
        .containsExactlyInAnyOrderElementsOf(Cluster.query(database, script("ledger_diff.sql")));
  }

  @Test
  void theLedgerIsWhatReallyDiffers() throws SQLException {
    List<String> difference = Cluster.query(ALL, script("ledger_diff.sql"));

    assertThat(difference).hasSizeGreaterThan(500);
    assertThat(Cluster.query(ALL, script("ledger.sql")))
        .containsExactlyInAnyOrderElementsOf(difference);
  }

  @Test
  void theLedgerNamesOnlyTablesAndGroupsThatTheDefectDeclares() throws SQLException {
    for (String claim :
        Cluster.query(
            ALL, "select distinct defect_id, table_name, exclusion_group from workshop.ledger")) {
      String[] parts = claim.split("\\|", -1);
      Defect defect = Defects.named(parts[0]);

      assertThat(defect.touches()).contains(parts[1]);
      assertThat(defect.groups()).contains(parts[2]);
    }
  }

  @Test
  void aSecondClaimInAnExclusionGroupIsRefused() throws SQLException {
    String again =
        """
        insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, after, keys)
        select 'another', table_name, row_key, exclusion_group, after, keys from workshop.ledger limit 1
        """;

    assertThatThrownBy(() -> Databases.execute(Cluster.server(), ALL, again))
        .hasMessageContaining("ledger_row_is_claimed_once");
  }

  @Test
  void noRateMeansNoDefect() throws SQLException {
    String database = "defects_none";

    Workshop workshop = Cluster.built(database, DefectRates.none());

    assertThat(workshop.planted()).isEmpty();
    assertThat(Cluster.query(database, script("ledger_diff.sql"))).isEmpty();
  }

  @Test
  void theDirtyWorldHoldsAllThatTheTruthNeeds() throws SQLException {
    Recovery.assertLeadsToTheTruth(all, ALL);
  }

  @ParameterizedTest
  @CsvSource({"UTC, en-US", "Pacific/Auckland, tr-TR", "America/St_Johns, ar-EG"})
  void theSameSeedGivesTheSameBytesInAnyZoneAndLocale(String zone, String locale)
      throws SQLException {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      Databases.execute(
          Cluster.server(),
          "postgres",
          "alter role postgres set timezone to '%s'; alter role postgres set datestyle to 'German'"
              .formatted(zone));

      Cluster.built("defects_again", DefectRates.documented());

      assertThat(Cluster.query("defects_again", script("digest.sql")))
          .containsExactlyElementsOf(Cluster.query(ALL, script("digest.sql")));
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
      Databases.execute(Cluster.server(), "postgres", "alter role postgres reset all");
    }
  }

  @Test
  void anotherSeedDirtiesOtherRows() throws SQLException {
    Workshop other = new Workshop(Cluster.server(), "defects_seed");

    other.build(
        World.of(8, "1"),
        Depth.FULL,
        DefectRates.documented(),
        Cluster::loadSmallWorld,
        Progress.NONE);

    assertThat(Cluster.query("defects_seed", script("ledger.sql")))
        .isNotEqualTo(Cluster.query(ALL, script("ledger.sql")));
  }

  @Test
  void neitherNumberNorOrderTellsWhatWasAdded() throws SQLException {
    assertThat(
            Cluster.query(
                ALL,
                """
                select count(*) filter (where payment_event_id <> position)
                from (
                    select
                        payment_event_id,
                        row_number() over (order by received_at, provider, provider_event_id) as position
                    from dirty.payments
                ) as numbered
                """))
        .containsExactly("0");
    assertThat(
            Cluster.query(
                ALL,
                """
                select max(order_item_id) = count(*) and min(order_item_id) = 1
                from dirty.order_items
                """))
        .containsExactly("t");
  }

  @Test
  void redeliveriesComeMinutesToDaysLaterAndNeverAfterTheLastDay() throws SQLException {
    assertThat(
            Cluster.query(
                ALL,
                """
                select count(*)
                from dirty.payments as again
                join clean.payments as first using (provider, provider_event_id)
                where
                    again.received_at <> first.received_at
                    and (
                        again.received_at not between first.received_at + interval '2 minutes'
                            and first.received_at + interval '3 days'
                        or again.received_at > '2026-06-30 23:59:59+00'
                        or again.updated_at <> again.received_at
                    )
                """))
        .containsExactly("0");
  }

  @Test
  void everySecondAccountHasAnUntidyEmail() throws SQLException {
    assertThat(
            Cluster.query(
                ALL,
                """
                select count(*), bool_and(users.email <> lower(trim(users.email)))
                from dirty.users
                join clean.users as clean_users using (user_id)
                join clean.users as first_account on first_account.email = clean_users.email
                where first_account.user_id < users.user_id
                """))
        .containsExactly("10|t");
  }

  @Test
  void aMissingAmountIsMissingOnEveryCopyAndIsNotAlwaysTheExpectedOne() throws SQLException {
    assertThat(
            Cluster.query(
                ALL,
                """
                select count(*) > 0, bool_and(copies.amounts = 0), count(distinct orders.order_status = 'refunded')
                from workshop.ledger
                join clean.orders on orders.order_id = (ledger.keys ->> 'order_id')::bigint
                cross join lateral (
                    select count(amount) as amounts
                    from dirty.payments
                    where provider = ledger.keys ->> 'provider'
                        and provider_event_id = ledger.keys ->> 'provider_event_id'
                ) as copies
                where ledger.defect_id = 'missing-captured-amount'
                """))
        .containsExactly("t|t|2");
  }

  @Test
  void orphansCarryNumbersFromTheGapsOfRealOrders() throws SQLException {
    assertThat(
            Cluster.query(
                ALL,
                """
                select count(*) > 0, bool_and(order_id between 1 and (select max(order_id) from clean.orders))
                from dirty.order_items
                where order_id not in (select order_id from clean.orders)
                """))
        .containsExactly("t|t");
  }

  private static void assertPlantedAsOftenAsItSays(String database, Defect defect, BigDecimal rate)
      throws SQLException {
    for (String table : defect.touches()) {
      double eligible =
          number(
              database,
              "select count(*) from clean.%s where %s"
                  .formatted(table, ELIGIBLE.getOrDefault(defect.id(), "true")));
      double planted =
          number(
              database,
              "select count(*) from workshop.ledger where defect_id = '%s' and table_name = '%s' and %s"
                  .formatted(
                      defect.id(),
                      table,
                      // Second accounts are untidy at any rate.
                      defect.id().equals("untidy-emails")
                          ? FIRST_ACCOUNT.replace("user_id in", "row_key in")
                          : "true"));
      double share = rate.doubleValue();
      double fourDeviations = 4 * Math.sqrt(share * (1 - share) / eligible);

      assertThat(planted / eligible)
          .as("%s in %s", defect.id(), table)
          .isPositive()
          // Where rows are counted out, a share of one is filled up.
          .isCloseTo(share, within(fourDeviations + 1 / eligible + 1e-9));
    }
  }

  private static double number(String database, String sql) throws SQLException {
    return Double.parseDouble(Cluster.query(database, sql).get(0));
  }

  private static String script(String name) {
    return Script.beside(DefectsTest.class, name);
  }
}
