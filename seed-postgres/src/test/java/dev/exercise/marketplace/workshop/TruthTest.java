package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TruthTest {

  private static Workshop workshop;

  @BeforeAll
  static void build() throws SQLException {
    workshop = new Workshop(Cluster.server(), "truth");
    workshop.build(
        Cluster.WORLD, Depth.CORE, DefectRates.none(), Cluster::loadHandMadeWorld, Progress.NONE);
  }

  @Test
  void ordersAreValuedAtTheLastRateBeforeTheWeekend() throws SQLException {
    MartTable orders = workshop.truth(Marts.named("fct_orders"));

    assertThat(orders.rows()).hasSize(15);
    assertThat(Cells.row(orders, 1L))
        .isEqualTo(
            "[1, 2, web, delivered, EUR, 2025-07-05T10:00:00Z, 2025-07-05, 3, 25.55, 29.96]");
    assertThat(Cells.row(orders, 2L))
        .isEqualTo("[2, 3, pos, cancelled, USD, 2025-07-05T11:00:00Z, 2025-07-05, 3, 3.00, 0.00]");
    assertThat(Cells.row(orders, 3L))
        .isEqualTo(
            "[3, 3, mobile, refunded, GBP, 2025-07-05T23:59:59Z, 2025-07-05, 1, 10.00, 13.57]");
    assertThat(Cells.row(orders, 4L))
        .isEqualTo("[4, 2, web, shipped, USD, 2025-07-06T00:00:00Z, 2025-07-06, 1, 7.00, 7.00]");
    assertThat(Cells.row(orders, 7L))
        .isEqualTo("[7, 3, web, pending, USD, 2025-07-07T01:00:00Z, 2025-07-07, 1, 7.00, 0.00]");
  }

  @Test
  void daysCountConfirmedOrdersAndAccounts() throws SQLException {
    MartTable days = workshop.truth(Marts.named("fct_daily_gmv"));

    assertThat(days.rows()).hasSize(8);
    assertThat(Cells.row(days, LocalDate.parse("2025-07-05")))
        .isEqualTo("[2025-07-05, 2, 2, 43.53]");
    assertThat(Cells.row(days, LocalDate.parse("2025-07-06")))
        .isEqualTo("[2025-07-06, 2, 1, 17.00]");
  }

  @Test
  void paymentsAreReconciledOrderByOrder() throws SQLException {
    MartTable orders = workshop.truth(Marts.named("fct_payment_reconciliation"));

    assertThat(orders.rows()).hasSize(15);
    assertThat(Cells.row(orders, 1L))
        .isEqualTo("[1, 28.55, 28.00, 0.00, 28.00, -0.55, 2025-07-05T10:02:00Z, underpaid]");
    assertThat(Cells.row(orders, 2L)).isEqualTo("[2, 0.00, 0.00, 0.00, 0.00, 0.00, null, matched]");
    assertThat(Cells.row(orders, 3L))
        .isEqualTo("[3, 0.00, 10.00, 10.00, 0.00, 0.00, 2025-07-09T09:00:00Z, matched]");
    assertThat(Cells.row(orders, 4L))
        .isEqualTo("[4, 12.00, 0.00, 0.00, 0.00, -12.00, null, unpaid]");
    assertThat(Cells.row(orders, 5L))
        .isEqualTo("[5, 10.00, 12.00, 0.00, 12.00, 2.00, 2025-07-06T12:02:00Z, overpaid]");
    assertThat(Cells.row(orders, 7L)).isEqualTo("[7, 0.00, 0.00, 0.00, 0.00, 0.00, null, matched]");
  }

  @Test
  void accountsKeepTheirRowsWhateverBecameOfTheirOwners() throws SQLException {
    assertThat(rows("dim_users"))
        .containsExactlyInAnyOrder(
            "[1, seller@example.com, US, seller, false, 2025-06-01T00:00:00Z]",
            "[2, buyer@example.com, unknown, buyer, false, 2025-06-01T00:00:00Z]",
            "[3, gone@example.com, DE, buyer, true, 2025-06-01T00:00:00Z]",
            "[4, twin@example.com, FR, both, false, 2025-06-01T00:00:00Z]",
            "[5, twin@example.com, unknown, buyer, false, 2025-06-30T23:59:59Z]");
  }

  @Test
  void productsArePricedAtTheRateOfTheDayBeforeTheBusinessDate() throws SQLException {
    // 10.00 x 1.166401 and 12.35 x 1.275765; the rates of 2026-07-01 are others. A status says
    // nothing about deletion.
    assertThat(rows("dim_products"))
        .containsExactlyInAnyOrder(
            "[1, 1, Lamp, uncategorised, 10.00, EUR, 11.66, false]",
            "[2, 4, Pan, Home > Kitchen > Pans, 12.35, GBP, 15.76, true]",
            "[3, 4, Vase, Home, 5.00, USD, 5.00, false]");
  }

  @Test
  void lifecyclesFollowTheLogSequenceAndEndWithErasure() throws SQLException {
    // Order 1: 26 h 15 min 18 s are 26.255 h. Order 4: the first shipping counts, 5.5 h after the
    // first payment. Order 6 is erased; 5 is a product's number.
    assertThat(rows("fct_order_lifecycle"))
        .containsExactlyInAnyOrder(
            "[1, 2025-07-05T10:00:00Z, 2025-07-05T10:02:00Z, 2025-07-06T12:17:18Z,"
                + " 2025-07-09T08:00:00Z, null, delivered, 3, 26.26]",
            "[2, 2025-07-05T11:00:00Z, null, null, null, 2025-07-05T13:00:00Z, cancelled, 1, null]",
            "[3, 2025-07-05T23:59:59Z, 2025-07-05T23:59:59Z, null, null, null, refunded, 1, null]",
            "[4, 2025-07-06T00:00:00Z, 2025-07-06T00:30:00Z, 2025-07-06T06:00:00Z, null, null,"
                + " shipped, 4, 5.50]");
  }

  @Test
  void tiersLastUntilTheNextBegins() throws SQLException {
    assertThat(rows("dim_seller_tiers"))
        .containsExactlyInAnyOrder(
            "[1, silver, 2025-08-01T00:00:00Z, null, true]",
            "[4, bronze, 2025-06-01T00:00:00Z, 2026-01-01T00:00:00Z, false]",
            "[4, silver, 2026-01-01T00:00:00Z, 2026-01-31T23:59:59Z, false]",
            "[4, gold, 2026-01-31T23:59:59Z, 2026-03-01T00:00:00Z, false]",
            "[4, platinum, 2026-03-01T00:00:00Z, 2026-06-30T12:00:00Z, false]",
            "[4, silver, 2026-06-30T12:00:00Z, null, true]");
  }

  @Test
  void sellersAreMeasuredMonthByMonth() throws SQLException {
    // January of seller 4: lines of 11.246 and 11.246 are 22.50, with 20.00 of order 15; one order
    // in three is cancelled; reviews of 5 and 4; gold from the month's last second on.
    // July of seller 1: 20.00 and 5.55 EUR are 23.46 and 6.51, then 13.57, 7.00 and 10.00.
    // February of seller 4 has a pending order only, May of seller 1 a review only. The erased
    // order
    // of April and the reviews that are not verified make no month.
    assertThat(rows("fct_seller_performance"))
        .containsExactlyInAnyOrder(
            "[1, 2025-07-01, 4, 6, 60.54, 1, 0.2, 0, null, null]",
            "[1, 2025-09-01, 0, 0, 0.00, 1, 1.0, 0, null, silver]",
            "[1, 2025-11-01, 1, 1, 10.00, 0, 0.0, 0, null, silver]",
            "[1, 2026-01-01, 1, 1, 9.00, 0, 0.0, 0, null, silver]",
            "[1, 2026-02-01, 1, 1, 10.00, 0, 0.0, 0, null, silver]",
            "[1, 2026-05-01, 0, 0, 0.00, 0, null, 1, 3.0, silver]",
            "[4, 2025-12-01, 1, 3, 20.00, 0, 0.0, 0, null, bronze]",
            "[4, 2026-01-01, 2, 6, 42.50, 1, 0.3333333333333333, 2, 4.5, gold]",
            "[4, 2026-02-01, 0, 0, 0.00, 0, null, 0, null, gold]",
            "[4, 2026-06-01, 1, 1, 7.50, 0, 0.0, 0, null, silver]");
  }

  @Test
  void customersStayInTheMonthOfTheirFirstConfirmedOrder() throws SQLException {
    // Accounts 4 and 5 are the customer of November: the cancelled order of September comes before,
    // and the erased one of April counts nowhere. January adds 22.49, rounded once, and 29.00.
    assertThat(rows("fct_customer_cohorts"))
        .containsExactlyInAnyOrder(
            "[2025-07-01, 0, 2, 2, 1.0, 60.53]",
            "[2025-07-01, 5, 2, 1, 0.5, 20.00]",
            "[2025-07-01, 6, 2, 2, 1.0, 51.49]",
            "[2025-07-01, 11, 2, 1, 0.5, 7.50]",
            "[2025-11-01, 0, 1, 1, 1.0, 10.00]",
            "[2025-11-01, 3, 1, 1, 1.0, 10.00]");
  }

  @Test
  void everyValueHasTheClassOfItsColumn() throws SQLException {
    for (Mart mart : Marts.all()) {
      for (Object[] row : workshop.truth(mart).rows()) {
        assertThat(row).hasSize(mart.columns().size());
        for (Column column : mart.columns()) {
          Object value = row[mart.indexOf(column.name())];
          if (value != null) {
            assertThat(value).as(column.name()).isInstanceOf(column.type().valueClass());
          }
        }
      }
    }
  }

  private static List<String> rows(String mart) throws SQLException {
    return workshop.truth(Marts.named(mart)).rows().stream().map(Arrays::toString).toList();
  }
}
