package dev.exercise.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.marketplace.mistake.OverlayView;
import dev.exercise.marketplace.workshop.Workshop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world spoiled on purpose is seen by the proof of what was spoiled, and named. */
final class SpoiledWorldTest {

  private static EmbeddedPostgres workshopPostgres;
  private static EmbeddedPostgres sourcePostgres;

  @FunctionalInterface
  private interface Check {
    List<String> failures(Asked workshop) throws SQLException;
  }

  @BeforeAll
  static void build() throws IOException, SQLException {
    workshopPostgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    sourcePostgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    new Workshop(workshopServer(), "whole")
        .build(
            World.of(11, "0.1"),
            Depth.FULL,
            DefectRates.documented(),
            CleanWorld::load,
            Progress.NONE);
  }

  @AfterAll
  static void stop() throws IOException {
    workshopPostgres.close();
    sourcePostgres.close();
  }

  @Test
  void aDefectThatTouchedTooFewRowsIsNamed() throws SQLException {
    spoil("delete from workshop.ledger where defect_id = 'untidy-status' and row_key % 10 > 0");

    assertThat(failures(asked -> PlantedRates.failures(asked, DefectRates.documented())))
        .singleElement()
        .asString()
        .startsWith("untidy-status touched ");
  }

  @Test
  void aDefectThatTouchedNothingIsNamed() throws SQLException {
    spoil("delete from workshop.ledger where defect_id = 'lost-parent-category'");

    assertThat(failures(asked -> PlantedRates.failures(asked, DefectRates.documented())))
        .containsExactly(
            "lost-parent-category touched 0 of 6 rows of categories; its rate is 0.33");
  }

  @Test
  void aDefectThatNoMartShowsIsNamed() throws SQLException {
    spoil("delete from workshop.ledger where defect_id = 'blank-country'");
    List<Mistake> mistakes =
        Mistakes.all().stream()
            .filter(mistake -> mistake.kind() == Mistake.Kind.LEFT_IN)
            .filter(mistake -> mistake.showsIn("dim_users"))
            .toList();

    assertThat(MistakesShow.harmlessDefects(Fingerprints.taken(spoiled(), mistakes), Set.of()))
        .contains("blank-country may be left in: no mart shows it")
        .doesNotContain("untidy-emails may be left in: no mart shows it");
  }

  @Test
  void twoMistakesThatDoTheSameAreNamed() throws SQLException {
    spoil("select");
    Mistake refunds = Mistakes.named("refunds-ignored");

    assertThat(
            failures(
                mistake("one", refunds.marts(), refunds.views()),
                mistake("another", refunds.marts(), refunds.views())))
        .containsExactly(
            "one and another do the same to all marts of depth core",
            "one and another do the same to all marts of depth full");
  }

  @Test
  void aMistakeThatChangesNothingIsNamed() throws SQLException {
    spoil("select");
    OverlayView same = new OverlayView("payments", "create view payments as table payments");

    assertThat(failures(mistake("none", List.of("fct_orders"), List.of(same))))
        .containsExactly("none shows in no mart");
  }

  @Test
  void aMistakeThatShowsWhereItDoesNotSayIsNamed() throws SQLException {
    spoil("select");
    Mistake refunds = Mistakes.named("refunds-ignored");

    assertThat(failures(mistake("hidden", List.of("fct_orders"), refunds.views())))
        .containsExactly("hidden shows in fct_payment_reconciliation, too");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one lsn for an event of an entity | update dirty.event_log set lsn = 1 where entity_type = 'order' and entity_id = (select max(order_id) from clean.orders where order_status = 'delivered')",
        "one creation for an order | update dirty.event_log set operation = 'c' where entity_type = 'order' and entity_id = (select max(order_id) from clean.orders where order_status = 'delivered')",
        "lsn follows the time | update clean.event_log set lsn = -lsn where entity_type = 'order'",
        "copies of an event differ in their arrival only | insert into dirty.event_log select 0, event_uuid, entity_type, entity_id, operation, lsn, payload, occurred_at, logged_at, updated_at from dirty.event_log where log_id = 1",
        "copies of a payment differ in their arrival only | insert into dirty.payments select 0, provider, provider_event_id, order_id, event_type, 1 + coalesce(amount, 0), currency, event_at, now(), updated_at from dirty.payments where payment_event_id = 1",
        "a latest version of a review | insert into dirty.reviews select 0, product_id, user_id, order_id, 3, title, body, is_verified_purchase, created_at, updated_at from dirty.reviews where rating between 1 and 5 order by review_id limit 1",
        "one tier at a time | insert into dirty.seller_tier_history select 0, seller_id, tier, valid_from, valid_to, recorded_at, updated_at from dirty.seller_tier_history where tier_history_id = 1",
        "no tier begins with a month | update dirty.seller_tier_history set valid_from = '2026-02-01 00:00:00+00' where tier_history_id = 1",
        "one rate a day | alter table workshop.exchange_rates drop constraint exchange_rates_pkey; insert into workshop.exchange_rates values ('2026-01-02', 'EUR', 2)",
        "an order's items share one currency | insert into dirty.order_items select 0, order_id, product_id, seller_id, quantity, unit_price, 'XXX', created_at, updated_at from dirty.order_items where order_item_id = 1",
        "one authorised amount | delete from dirty.payments where event_type = 'authorized'",
        "no half of a hundredth of an hour | update truth.fct_order_lifecycle set shipped_at = paid_at + interval '18 seconds' where paid_at is not null",
        "one time of an order | update clean.orders set ordered_at = '2025-11-02 06:30', channel = 'pos' where order_id = (select min(order_id) from clean.orders)",
        "one time of a payment | update clean.payments set event_at = '2025-10-26 01:30', provider = 'eurobank' where payment_event_id = 1",
      })
  void aTieIsNamedByItsRule(String rule, String sql) throws SQLException {
    spoil(sql);

    assertThat(failures(NoTies::failures))
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).startsWith(rule + ": "));
  }

  @Test
  void aChangedCellWithoutALedgerRowIsNamed() throws SQLException {
    spoil("update dirty.users set phone = '+49 30 1' where user_id = 7");

    assertThat(failures(CompleteLedger::failures))
        .singleElement()
        .asString()
        .startsWith("not in the ledger: users | 7 | changed");
  }

  @Test
  void aLedgerRowWithoutAChangeIsNamed() throws SQLException {
    spoil(
        """
        insert into workshop.ledger
        values ('untidy-status', 'orders', -1, 'orders.order_status', '{"order_status": "paid"}', '{"order_status": "PAID"}', '{}')
        """);

    assertThat(failures(CompleteLedger::failures))
        .containsExactly(
            "not in the worlds: orders | -1 | changed | {\"order_status\": \"paid\"} | {\"order_status\": \"PAID\"}");
  }

  @Test
  void aClaimThatTheDefectDoesNotDeclareIsNamed() throws SQLException {
    spoil("update workshop.ledger set exclusion_group = 'x' where defect_id = 'blank-country'");

    assertThat(failures(CompleteLedger::failures))
        .containsExactly("blank-country claimed rows of users in x, which it does not declare");
  }

  @Test
  void aNumberThatNoRowHasIsNamed() throws SQLException {
    spoil("update workshop.renumbered set new_id = 0 where table_name = 'reviews' and new_id = 1");

    assertThat(failures(CompleteLedger::failures))
        .anySatisfy(failure -> assertThat(failure).startsWith("reviews has "));
  }

  @Test
  void aValueThatCannotBeRecoveredIsNamed() throws SQLException {
    spoil(
        "update dirty.order_items set quantity = quantity + 1 where order_id = (select min(order_id) from truth.fct_orders)");

    assertThat(failures(WayBack::failures))
        .anySatisfy(failure -> assertThat(failure).startsWith("fct_orders lacks: "))
        .anySatisfy(failure -> assertThat(failure).startsWith("fct_orders has instead: "));
  }

  @Test
  void anUnspoiledSourceHasNoTraces() throws SQLException {
    spoil("select");
    spoiled().fillSource(sourceServer(), Progress.NONE);

    assertThat(failures(asked -> SourceTraces.failures(sourceServer(), asked))).isEmpty();
    assertThat(failures(asked -> Shares.of(asked).failures())).isEmpty();
  }

  @Test
  void tracesOfWritingAreNamed() throws SQLException {
    spoil("select");
    spoiled().fillSource(sourceServer(), Progress.NONE);

    source("update orders set total_amount = 1");
    source("update reviews set created_at = '2020-01-01' where review_id = 9");
    source("delete from payments where payment_event_id = 7");
    source("select pg_stat_force_next_flush()");

    assertThat(traces())
        .anySatisfy(trace -> assertThat(trace).matches("one writer: [23] transactions .*"))
        .anySatisfy(trace -> assertThat(trace).startsWith("rows lie in the order of their keys: "))
        .anySatisfy(trace -> assertThat(trace).startsWith("numbers follow arrival: reviews"))
        .anySatisfy(trace -> assertThat(trace).startsWith("numbers have no holes: payments"))
        .contains("rows were only inserted: payments had 0 updates and 1 deletes")
        .contains("orders does not hold the rows of the dirty world");
  }

  @Test
  void tracesOfMakingAreNamed() throws SQLException {
    spoil("select");
    spoiled().fillSource(sourceServer(), Progress.NONE);

    source("create schema ledger");
    source("comment on column orders.order_status is 'See untidy-status'");
    source("create role planter");
    source("create function public.draw() returns int language sql return 1");
    source("create table public.flyway_schema_history (one int)");
    source("create database workshop");

    try {
      assertThat(traces())
          .contains(
              "more than the nine tables: schema ledger",
              "'ledger' in the schema ledger",
              "'untidy-status' in the comment See untidy-status",
              "more than the nine tables: role planter",
              "more than the nine tables: function draw",
              "more than the nine tables: relation public.flyway_schema_history",
              "more than the nine tables: database workshop");
    } finally {
      source("drop database workshop");
      source("drop role planter");
    }
  }

  @Test
  void featuresThatTellTouchedRowsAreNamed() throws SQLException {
    spoil(
        """
        update dirty.orders set updated_at = date_trunc('second', updated_at)
        where order_id in (select row_key from workshop.ledger where defect_id = 'untidy-status');

        create temp table added as
        select row_key from workshop.ledger where defect_id = 'redelivered-payments';
        update dirty.payments
        set provider_event_id = lpad(provider_event_id, 20, '0');
        update dirty.payments
        set
            received_at = date_trunc('second', received_at),
            updated_at = updated_at + interval '7 microseconds',
            provider_event_id = provider_event_id || '1',
            payment_event_id = payment_event_id + 1000000
        where payment_event_id in (select row_key from added);
        update workshop.ledger set row_key = row_key + 1000000
        where defect_id = 'redelivered-payments';

        update dirty.order_items set created_at = (select min(created_at) from dirty.order_items)
        where order_item_id in (select row_key from workshop.ledger where defect_id = 'orphan-items');
        """);

    List<String> failures = failures(asked -> Shares.of(asked).failures());

    for (String feature :
        List.of(
            "'received_at is on a whole second'",
            "'received_at equals updated_at'",
            "'updated_at is finer than milliseconds'",
            "'provider_event_id has an odd length'",
            "'row number is among the last tenth'")) {
      assertThat(failures)
          .anySatisfy(failure -> assertThat(failure).contains("redelivered-payments", feature));
    }
    assertThat(failures)
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .contains("orphan-items", "'created_at is that of another order'"))
        .anySatisfy(
            failure ->
                assertThat(failure).contains("untidy-status", "'updated_at is on a whole second'"));
  }

  private static List<String> traces() throws SQLException {
    return failures(asked -> SourceTraces.failures(sourceServer(), asked));
  }

  private static void source(String sql) throws SQLException {
    execute(sourceServer(), "marketplace", sql);
  }

  private static List<String> failures(Mistake... mistakes) throws SQLException {
    return MistakesShow.failures(Fingerprints.taken(spoiled(), List.of(mistakes)));
  }

  private static List<String> failures(Check check) throws SQLException {
    try (Asked asked = new Asked(workshopServer(), "spoiled")) {
      return check.failures(asked);
    }
  }

  private static Mistake mistake(String id, List<String> marts, List<OverlayView> views) {
    return new Mistake(id, Mistake.Kind.LOGIC, Optional.empty(), "", "", marts, views);
  }

  /** Makes a copy of the whole workshop that one thing is wrong with. */
  private static void spoil(String sql) throws SQLException {
    execute(workshopServer(), "postgres", "drop database if exists spoiled");
    execute(workshopServer(), "postgres", "create database spoiled template whole");
    execute(workshopServer(), "spoiled", sql);
  }

  private static Workshop spoiled() {
    return new Workshop(workshopServer(), "spoiled");
  }

  private static void execute(PostgresServer server, String database, String sql)
      throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static PostgresServer workshopServer() {
    return new PostgresServer("localhost", workshopPostgres.getPort(), "postgres", "postgres");
  }

  private static PostgresServer sourceServer() {
    return new PostgresServer("localhost", sourcePostgres.getPort(), "postgres", "postgres");
  }
}
