package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.proof.Asked;
import dev.exercise.marketplace.proof.CompleteLedger;
import dev.exercise.marketplace.proof.PlantedRates;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DefectsTest {

  private static final String ALL = "defects_all";

  @BeforeAll
  static void plantAll() throws SQLException {
    Cluster.built(ALL, DefectRates.documented());
  }

  static Stream<Defect> defects() {
    return Defects.all().stream();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectAlonePlantsItsRateAndNothingElse(Defect defect) throws SQLException {
    String database = "defect_alone";
    DefectRates rates = DefectRates.none().with(defect.id(), new BigDecimal("0.3"));

    Workshop workshop = Cluster.built(database, rates);

    assertThat(workshop.planted()).containsOnlyKeys(defect.id());
    try (Asked asked = new Asked(Cluster.server(), database)) {
      assertThat(PlantedRates.failures(asked, rates)).isEmpty();
      assertThat(CompleteLedger.failures(asked)).isEmpty();
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
    try (Asked asked = new Asked(Cluster.server(), database)) {
      assertThat(CompleteLedger.failures(asked)).isEmpty();
    }
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

    assertThat(Cluster.query("defects_seed", script("digest.sql")))
        .doesNotContainAnyElementsOf(
            Cluster.query(ALL, script("digest.sql")).stream()
                .filter(line -> line.startsWith("ledger"))
                .toList());
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

  private static String script(String name) {
    return Script.beside(DefectsTest.class, name);
  }
}
