package dev.exercise.marketplace.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often things are, at scale 1: the shares that the data model promises. */
final class CleanWorldSharesTest {
  private static final String SCHEMA = "shares";
  private static final World WORLD = World.of(5, "1");
  private static CleanDatabase database;

  @BeforeAll
  static void loadWorld() throws SQLException, IOException {
    database = new CleanDatabase();
    database.load(SCHEMA, WORLD);
  }

  @AfterAll
  static void stopPostgres() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "users, 2000",
    "categories, 60",
    "products, 1500",
    "orders, 10000",
    "order_items, 22000",
    "payments, 21000",
    "reviews, 4000",
    "seller_tier_history, 600",
    "event_log, 38000"
  })
  void tablesHaveTheirSizeAndSayItBeforehand(String table, long rows) throws SQLException {
    double actual = number("select count(*) from " + table);

    assertThat(actual).isBetween(rows * 0.93, rows * 1.07);
    assertThat((double) CleanWorld.rows(WORLD, table)).isBetween(actual * 0.95, actual * 1.05);
  }

  @Test
  void atAboutATenthOfTheAccountsSells() throws SQLException {
    assertPercent("users", "user_type <> 'buyer'", 9.5, 10.5);
    assertPercent("users", "user_type = 'both'", 2, 6);
  }

  @Test
  void optionalFieldsAreMissingAsOftenAsPromised() throws SQLException {
    assertPercent("users", "country_code is null", 6, 10);
    assertPercent("products", "category_id is null", 2.5, 5.5);
    assertPercent("users", "phone is null", 15, 30);
    assertPercent("reviews", "body is null", 15, 35);
  }

  @Test
  void marksOfDeletionAreAsFrequentAsPromised() throws SQLException {
    assertPercent("users", "is_deleted", 1.2, 2.8);
    assertPercent("products", "deleted_at is not null", 3.5, 6.5);
    assertPercent("orders", "deleted_at is not null", 1.5, 2.5);
  }

  @Test
  void deletedAccountsKeepTheirOrders() throws SQLException {
    assertThat(
            number("select count(*) from orders join users on user_id = buyer_id and is_deleted"))
        .isGreaterThan(20);
  }

  @Test
  void channelsShareTheOrders() throws SQLException {
    assertPercent("orders", "channel = 'web'", 53, 57);
    assertPercent("orders", "channel = 'mobile'", 28, 32);
    assertPercent("orders", "channel = 'pos'", 13, 17);
  }

  @Test
  void statusesShareTheOrders() throws SQLException {
    assertPercent("orders", "order_status = 'pending'", 3, 5);
    assertPercent("orders", "order_status = 'paid'", 4, 6);
    assertPercent("orders", "order_status = 'shipped'", 7, 9);
    assertPercent("orders", "order_status = 'delivered'", 68, 72);
    assertPercent("orders", "order_status = 'cancelled'", 7, 9);
    assertPercent("orders", "order_status = 'refunded'", 4, 6);
  }

  @Test
  void recentOrdersAreStillOnTheirWay() throws SQLException {
    assertPercent(
        "orders where ordered_at >= '2026-06-25' and channel <> 'pos'",
        "order_status in ('pending', 'paid', 'shipped')",
        45,
        85);
  }

  @Test
  void mobileOrdersMadeOfflineArriveDaysLater() throws SQLException {
    String late = "created_at - ordered_at at time zone 'UTC' >= '1 day'";

    assertPercent("orders", late, 2.3, 3.7);
    assertPercent("orders where " + late, "channel = 'mobile'", 100, 100);
    assertPercent(
        "orders where " + late,
        "created_at - ordered_at at time zone 'UTC' < '6 days 1 second'",
        100,
        100);
  }

  @Test
  void paymentsArriveDaysLate() throws SQLException {
    String delay = "received_at - event_at at time zone 'UTC'";

    assertPercent("payments", delay + " between '2 days' and '20 days 9 hours'", 4, 6);
    assertPercent("payments", delay + " > '1 hour' and " + delay + " < '2 days'", 0, 0.1);
  }

  @Test
  void everyFifthPosOrderChangesItsDayWhenWallTimeIsTakenForUtc() throws SQLException {
    assertPercent(
        "orders where channel = 'pos'",
        "(ordered_at at time zone 'UTC' at time zone 'America/New_York')::date <> ordered_at::date",
        15,
        35);
  }

  @Test
  void everyReconciliationStatusOccurs() throws SQLException {
    String reconciled =
        """
        (
            select
                case when order_status in ('pending', 'cancelled', 'refunded') then 0
                    else total_amount end as expected,
                coalesce(sum(amount) filter (where event_type = 'captured'), 0) as captured,
                coalesce(sum(amount) filter (where event_type = 'refunded'), 0) as refunded
            from orders left join payments using (order_id)
            group by order_id
        ) as reconciled
        """;
    String difference = "captured - refunded - expected";

    assertPercent(reconciled, "captured = 0 and expected > 0", 0.5, 1.5);
    assertPercent(reconciled, "captured > 0 and " + difference + " < 0", 1, 2.5);
    assertPercent(reconciled, difference + " > 0", 0.5, 1.5);
    assertPercent(reconciled, "refunded > 0 and expected > 0", 0.3, 1.5);
  }

  @Test
  void aFewOrdersHadAFailedPaymentBefore() throws SQLException {
    assertPercent("payments", "event_type = 'failed'", 1, 4);
  }

  @Test
  void personsWithTwoAccountsAreTwoInAHundredBuyers() throws SQLException {
    assertPercent(
        "(select count(*) as accounts from users where user_type <> 'seller' group by email) as p",
        "accounts = 2",
        1.7,
        2.5);
  }

  @Test
  void someReviewsAreOfNoPurchaseAndSomePurchasesAreReviewedWithoutTheOrder() throws SQLException {
    assertPercent("reviews", "not is_verified_purchase", 5, 15);
    assertPercent("reviews", "is_verified_purchase and order_id is null", 2, 8);
    assertPercent("reviews", "not is_verified_purchase and order_id is not null", 2, 8);
  }

  @Test
  void fewSellersProductsAndBuyersMakeMostOfTheSales() throws SQLException {
    assertThat(shareOfTheTopTenth("order_items", "seller_id", 200)).isBetween(35.0, 80.0);
    assertThat(shareOfTheTopTenth("order_items", "product_id", 1_500)).isBetween(30.0, 65.0);
    assertThat(shareOfTheTopTenth("orders", "buyer_id", 2_000)).isBetween(25.0, 60.0);
  }

  @Test
  void basketsHaveOneToSixLinesAndMostlyOnePiece() throws SQLException {
    String baskets = "(select count(*) as lines from order_items group by order_id) as baskets";

    assertThat(number("select avg(lines) from " + baskets)).isBetween(2.1, 2.3);
    assertThat(number("select max(lines) from " + baskets)).isEqualTo(6);
    assertPercent("order_items", "quantity = 1", 80, 88);
  }

  @Test
  void businessPeaksBeforeChristmasAndGrows() throws SQLException {
    assertThat(orders("2025-11-15", "2025-12-15"))
        .isGreaterThan(orders("2025-09-15", "2025-10-15") * 1.2);
    assertThat(orders("2026-06-01", "2026-07-01"))
        .isGreaterThan(orders("2025-07-01", "2025-07-31") * 1.2);
  }

  @Test
  void pricesChangeAfterTheOrder() throws SQLException {
    assertPercent(
        "order_items join products using (product_id, currency)",
        "unit_price <> price_amount",
        15,
        60);
  }

  @Test
  void pricesEndTheWayPricesEnd() throws SQLException {
    assertPercent("products", "price_amount % 1 in (0.99, 0.49, 0.00)", 100, 100);
  }

  private static double orders(String from, String to) throws SQLException {
    return number(
        "select count(*) from orders where ordered_at >= '%s' and ordered_at < '%s'"
            .formatted(from, to));
  }

  private static double shareOfTheTopTenth(String table, String key, int keys) throws SQLException {
    return number(
        """
        select 100.0 * sum(uses) filter (where place <= %d / 10) / sum(uses) from (
            select count(*) as uses, row_number() over (order by count(*) desc) as place
            from %s group by %s
        ) as ranked
        """
            .formatted(keys, table, key));
  }

  private static void assertPercent(String rows, String condition, double from, double to)
      throws SQLException {
    double percent =
        number(
            "select 100.0 * count(*) filter (where %s) / count(*) from %s"
                .formatted(condition, rows));
    assertThat(percent).as("percent of %s with %s", rows, condition).isBetween(from, to);
  }

  private static double number(String sql) throws SQLException {
    return Double.parseDouble(database.query(SCHEMA, sql).get(0));
  }
}
