package dev.exercise.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.grading.Delivery;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What needs no warehouse; the rest is tested with the emulator, where the stack starts it. */
final class WarehouseTest {

  private static final Mart MART =
      new Mart(
          "fct_orders",
          Depth.CORE,
          List.of("order_id"),
          List.of(new Column("order_id", ColumnType.INT64)));

  @Test
  void aWarehouseThatIsDownIsSaidToBeDown() throws IOException {
    Warehouse warehouse = nobodyListens();

    assertThatThrownBy(() -> warehouse.describe("analytics", "fct_orders"))
        .isInstanceOf(WarehouseUnavailable.class)
        .hasMessageContaining("does not answer")
        .hasMessageContaining("Start it, then grade again.");
  }

  @Test
  void nothingIsSaidAboutMartsOfAWarehouseThatIsDown() throws IOException {
    assertThat(Delivery.read(nobodyListens(), "analytics", List.of(MART), 10).get("fct_orders"))
        .isInstanceOf(Delivery.Unreadable.class);
  }

  @Test
  void namesAreQuotedWhateverIsInThem() {
    assertThat(Warehouse.quoted("order_id")).isEqualTo("`order_id`");
    assertThat(Warehouse.quoted("a` from x; drop table y --"))
        .isEqualTo("`a\\` from x; drop table y --`");
    assertThat(Warehouse.quoted("back\\slash")).isEqualTo("`back\\\\slash`");
  }

  private static Warehouse nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    return Warehouse.emulator(
        URI.create("http://127.0.0.1:" + port), "marketplace", Duration.ofSeconds(2));
  }
}
