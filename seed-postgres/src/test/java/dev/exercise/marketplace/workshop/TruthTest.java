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

    assertThat(orders.rows()).hasSize(6);
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

    assertThat(days.rows()).hasSize(2);
    assertThat(Cells.row(days, LocalDate.parse("2025-07-05")))
        .isEqualTo("[2025-07-05, 2, 2, 43.53]");
    assertThat(Cells.row(days, LocalDate.parse("2025-07-06")))
        .isEqualTo("[2025-07-06, 2, 1, 17.00]");
  }

  @Test
  void paymentsAreReconciledOrderByOrder() throws SQLException {
    MartTable orders = workshop.truth(Marts.named("fct_payment_reconciliation"));

    assertThat(orders.rows()).hasSize(6);
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
}
