package dev.exercise.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.exercise.grading.Delivery;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        .isInstanceOf(Delivery.Unavailable.class);
  }

  @Test
  void aTableThatRaisesAnErrorIsBrokenUnlessTheEmulatorLacksSomething() throws IOException {
    assertThat(whenQueried(400, error("Could not convert string 'web' to INT64")))
        .isInstanceOfSatisfying(
            Delivery.Broken.class,
            broken -> assertThat(broken.message()).contains("convert string 'web' to INT64"));
    assertThat(whenQueried(400, error("Not implemented Error: nothing like it")))
        .isInstanceOf(Delivery.Unavailable.class);
  }

  @Test
  void anAnswerThatMakesNoSenseConcernsThatMartOnly() throws IOException {
    assertThat(whenQueried(200, "{\"jobComplete\": true, \"rows\": [{}]}"))
        .isInstanceOfSatisfying(
            Delivery.Unavailable.class,
            unavailable -> assertThat(unavailable.reason()).contains("fault of the grader"));
  }

  @Test
  void namesAreQuotedWhateverIsInThem() {
    assertThat(Warehouse.quoted("order_id")).isEqualTo("`order_id`");
    assertThat(Warehouse.quoted("a` from x; drop table y --"))
        .isEqualTo("`a\\` from x; drop table y --`");
    assertThat(Warehouse.quoted("back\\slash")).isEqualTo("`back\\\\slash`");
  }

  private static String error(String message) {
    return "{\"error\": {\"code\": 400, \"message\": \"%s\", \"errors\": []}}".formatted(message);
  }

  /** What is made of a table that is there, when queries are answered so. */
  private static Delivery whenQueried(int status, String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean table = exchange.getRequestMethod().equals("GET");
          byte[] body =
              (table
                      ? "{\"type\": \"TABLE\", \"tableReference\": {\"projectId\": \"marketplace\","
                          + "\"datasetId\": \"analytics\", \"tableId\": \"fct_orders\"},"
                          + "\"schema\": {\"fields\": [{\"name\": \"order_id\", \"type\": \"INTEGER\"}]}}"
                      : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(table ? 200 : status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Warehouse warehouse =
          Warehouse.emulator(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
              "marketplace",
              Duration.ofSeconds(10));
      return Delivery.read(warehouse, "analytics", List.of(MART), 10).get("fct_orders");
    } finally {
      server.stop(0);
    }
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
