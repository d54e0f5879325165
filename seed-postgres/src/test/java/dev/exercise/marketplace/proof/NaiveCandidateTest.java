package dev.exercise.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistakes;
import dev.exercise.marketplace.workshop.Workshop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who cleans the dirty tables but for one thing, or reads one rule otherwise in all marts, gets the
 * answer that the catalogue gives for this mistake: the overlays on the clean world are not made
 * up. Events logged twice are not among them: they harm only who counts changes in another way than
 * the reference query does.
 */
final class NaiveCandidateTest {

  private static EmbeddedPostgres postgres;
  private static Workshop workshop;
  private static Workshop naive;
  private static Map<Mart, MartTable> truth;

  @BeforeAll
  static void build() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    workshop = new Workshop(server(), "workshop");
    workshop.build(
        World.of(12, "0.1"), Depth.FULL, DefectRates.documented(), CleanWorld::load, Progress.NONE);
    truth = workshop.answers(Marts.all(), List.of());
    execute("postgres", "create database naive template workshop");
    naive = new Workshop(server(), "naive");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pos-time-as-utc | case when channel = 'pos' then ordered_at at time zone 'America/New_York' at time zone 'UTC' else ordered_at end as ordered_at | ordered_at",
        "pos-time-five-hours-behind | ordered_at at time zone 'America/New_York' at time zone 'UTC' | ordered_at + interval '5 hours'",
        "eurobank-time-as-utc | case provider when 'eurobank' then event_at at time zone 'Europe/Berlin' at time zone 'UTC' else event_at end as event_at | event_at",
        "blank-country-left-in | nullif(upper(trim(country_code)), '') as country_code | country_code",
        "blank-country-only-trimmed | nullif(upper(trim(country_code)), '') as country_code | trim(country_code) as country_code",
        "untidy-emails-left-in | lower(trim(email)) as email | email",
        "untidy-emails-only-trimmed | lower(trim(email)) as email | trim(email) as email",
        "untidy-status-left-in | lower(trim(order_status)) as order_status | order_status",
        "untidy-status-only-lower-cased | lower(trim(order_status)) as order_status | lower(order_status) as order_status",
        "missing-currency-left-empty | upper(trim(coalesce(orders.currency, items.currency))) | upper(trim(orders.currency))",
        "untidy-currency-left-in | upper(trim(coalesce(orders.currency, items.currency))) | coalesce(orders.currency, items.currency)",
        "product-currency-left-in | price_amount, upper(trim(currency)) as currency | price_amount, currency",
        "redelivered-payments-counted | select distinct on (provider, provider_event_id) | select",
        "missing-captured-amount-left-in | when amount is null and event_type = 'captured' | when false",
        "deleted-users-by-flag-only | is_deleted or deleted_at is not null as is_deleted | is_deleted",
        "deleted-users-by-date-only | is_deleted or deleted_at is not null as is_deleted | deleted_at is not null as is_deleted",
        "lost-parents-uncategorised | case when parent_category_id in (select category_id from dirty.categories) then parent_category_id end as parent_category_id | parent_category_id",
        "events-without-offset-as-berlin | else 'Z' end | else ' Europe/Berlin' end",
        "overlapping-tiers-left-in | lead(valid_from) over (partition by seller_id order by valid_from) as valid_to | valid_to",
        "resubmitted-reviews-counted | select distinct on (user_id, product_id, order_id) | select",
        "impossible-ratings-counted | where rating between 1 and 5 | where true",
      })
  void whoForgetsOneThingGetsTheAnswerOfThatMistake(String mistake, String cure, String instead)
      throws SQLException {
    String recovered = Asked.script("recovered.sql");
    assertThat(recovered).contains(cure);

    answer(recovered.replace(cure, instead), UnaryOperator.identity());

    assertSameAsCatalogue(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "only-delivered-orders-counted | = 'delivered'",
        "refunded-orders-left-out | not in ('pending', 'cancelled', 'refunded')",
        "cancelled-orders-counted | <> 'pending'",
        "pending-orders-counted | <> 'cancelled'",
      })
  void whoReadsConfirmedOtherwiseInAllMartsGetsTheAnswerOfThatMistake(
      String mistake, String confirmed) throws SQLException {
    answer(Asked.script("recovered.sql"), query -> confirmedIf(query, confirmed));

    assertSameAsCatalogue(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "untidy-status-left-in-unconfirmed | order_status",
        "untidy-status-only-trimmed-unconfirmed | trim(order_status) as order_status",
        "untidy-status-only-lower-cased-unconfirmed | lower(order_status) as order_status",
      })
  void whoListsConfirmedStatusesAndLeavesThemUntidyGetsTheAnswerOfThatMistake(
      String mistake, String instead) throws SQLException {
    String recovered = Asked.script("recovered.sql");
    String cure = "lower(trim(order_status)) as order_status";
    assertThat(recovered).contains(cure);

    answer(
        recovered.replace(cure, instead),
        query ->
            confirmedIf(query, "in ('paid', 'shipped', 'delivered', 'refunded')")
                .replace(
                    "order_status in ('pending', 'cancelled', 'refunded')",
                    "order_status not in ('paid', 'shipped', 'delivered')"));

    assertSameAsCatalogue(mistake);
  }

  private static String confirmedIf(String query, String condition) {
    return query
        .replace("order_status not in ('pending', 'cancelled')", "order_status " + condition)
        .replace(
            "orders.order_status in ('pending', 'cancelled')",
            "not orders.order_status " + condition);
  }

  private static void assertSameAsCatalogue(String mistake) throws SQLException {
    Map<Mart, MartTable> catalogue =
        workshop.answers(Marts.all(), List.of(Mistakes.named(mistake)));
    Map<Mart, MartTable> forgetful = naive.answers(Marts.all(), List.of());
    boolean shows = false;
    for (Mart mart : Marts.all()) {
      assertThat(lacking(catalogue.get(mart), forgetful.get(mart))).as(mart.name()).isEmpty();
      assertThat(lacking(forgetful.get(mart), catalogue.get(mart))).as(mart.name()).isEmpty();
      shows |= !lacking(truth.get(mart), catalogue.get(mart)).isEmpty();
    }
    assertThat(shows).isTrue();
  }

  /** Puts a candidate's marts in the truth's place, so that they are read with their types. */
  private static void answer(String cleaning, UnaryOperator<String> reading) throws SQLException {
    StringBuilder script =
        new StringBuilder("drop schema if exists recovered cascade;\n").append(cleaning);
    script.append("\nset search_path to recovered, workshop;\nset jit to off;\n");
    script.append("set timezone to 'UTC';\n");
    for (MartQuery query : Marts.queries()) {
      script.append(
          "create table recovered.%1$s as %2$s;\ntruncate truth.%1$s;\ninsert into truth.%1$s table recovered.%1$s;\n"
              .formatted(query.mart().name(), reading.apply(query.sql())));
    }
    execute("naive", script.toString());
  }

  /** Rows of one table that another lacks. */
  private static List<List<Object>> lacking(MartTable table, MartTable other) {
    List<List<Object>> rows = rows(table);
    rows.removeAll(new HashSet<>(rows(other)));
    return rows;
  }

  private static List<List<Object>> rows(MartTable table) {
    return table.rows().stream()
        .map(Arrays::asList)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = server().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static PostgresServer server() {
    return new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
  }
}
