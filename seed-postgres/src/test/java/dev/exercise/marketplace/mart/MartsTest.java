package dev.exercise.marketplace.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.sql.SqlFile;
import org.junit.jupiter.api.Test;

final class MartsTest {

  @Test
  void martsComeAfterThoseThatTheyReadFrom() {
    assertThat(Marts.all())
        .extracting(Mart::name)
        .containsSubsequence("fct_orders", "fct_daily_gmv")
        .containsSubsequence("fct_orders", "fct_payment_reconciliation");
    assertThat(Marts.of(Depth.CORE))
        .extracting(Mart::name)
        .containsExactlyInAnyOrder(
            "dim_users",
            "dim_products",
            "fct_orders",
            "fct_daily_gmv",
            "fct_payment_reconciliation");
  }

  @Test
  void columnsKeepThePublishedOrder() {
    assertThat(Marts.named("fct_daily_gmv").columns())
        .containsExactly(
            new Column("order_date", ColumnType.DATE),
            new Column("orders_count", ColumnType.INT64),
            new Column("buyers_count", ColumnType.INT64),
            new Column("gmv_usd", ColumnType.NUMERIC));
  }

  @Test
  void anUnknownMartIsNamed() {
    assertThatThrownBy(() -> Marts.named("fct_order"))
        .hasMessageStartingWith("There is no mart 'fct_order'. Choose one of: dim_");
  }

  @Test
  void anUnknownTypeIsNamed() {
    SqlFile file =
        SqlFile.parse(
            "fct_some",
            """
            -- name: fct_some
            -- depth: core
            -- grain: [id]
            -- columns:
            --   id: NUMBER
            -- touched: select 1
            select 1 as id
            """);

    assertThatThrownBy(() -> Marts.read(file))
        .hasMessageStartingWith("The front matter of fct_some.sql is wrong:")
        .hasMessageContaining("NUMBER");
  }
}
