package dev.exercise.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exercise.grading.Delivery;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.python.PythonEnvironments;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way to BigQuery itself, with the emulator at its end and somebody listening in between. */
final class BigQueryWarehouseTest {

  private static final long MOST = 5L << 30;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Mart ORDERS =
      mart(
          "fct_orders",
          new Column("order_id", ColumnType.INT64),
          new Column("gmv_usd", ColumnType.NUMERIC));
  private static final Mart BROKEN = mart("fct_broken", new Column("order_id", ColumnType.INT64));
  private static final Mart ABSENT = mart("fct_absent", new Column("order_id", ColumnType.INT64));

  private static final List<String> BODIES = new CopyOnWriteArrayList<>();
  private static final List<String> AUTHORIZATIONS = new CopyOnWriteArrayList<>();

  private static Emulator emulator;
  private static HttpServer between;

  @BeforeAll
  static void fillTheDataset() throws IOException {
    Ports ports = Ports.free();
    emulator =
        Emulator.start(
            TestHome.ledger(),
            new PythonEnvironments(TestHome.ledger(), Progress.NONE, notice -> {})
                .emulator()
                .python(),
            ports.bigQueryRest(),
            ports.bigQueryGrpc());
    ScratchTables tables =
        new ScratchTables(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, PATIENCE);
    tables.run("create schema analytics");
    tables.run(
        "create table analytics.fct_orders as select 7 as order_id, numeric '12.50' as gmv_usd union all select 8, null");
    tables.run("create table analytics.words as select 'web' as word");
    tables.run(
        "create view analytics.fct_broken as select cast(word as int64) as order_id from analytics.words");
    between = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    between.setExecutor(Executors.newCachedThreadPool());
    between.createContext("/", BigQueryWarehouseTest::passOn);
    between.start();
  }

  @AfterAll
  static void stop() {
    between.stop(0);
    emulator.close();
  }

  @Test
  void martsAreReadAsFromTheEmulatorAndNoQueryMayBeBilledForMore() {
    Warehouse known = Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, PATIENCE);
    BODIES.clear();

    MartRead read = bigQuery().read("analytics", ORDERS, 100).orElseThrow();

    assertThat(read.rows())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .isEqualTo(known.read("analytics", ORDERS, 100).orElseThrow().rows());
    assertThat(read.rowCount()).isEqualTo(2);
    List<String> queries = BODIES.stream().filter(body -> body.contains("select ")).toList();
    assertThat(queries)
        .hasSize(2)
        .allSatisfy(body -> assertThat(body).contains("\"maximumBytesBilled\":\"" + MOST + "\""));
    assertThat(AUTHORIZATIONS).isEmpty();
  }

  @Test
  void whatItCostsIsAskedByDryRunsAlone() {
    BODIES.clear();

    ReadingCost cost = bigQuery().cost("analytics", List.of(ORDERS, ABSENT));

    assertThat(cost.queries()).isEqualTo(2);
    assertThat(BODIES.stream().filter(body -> body.contains("select ")).toList())
        .hasSize(2)
        .allSatisfy(body -> assertThat(body).contains("\"dryRun\":true"));
  }

  @Test
  void aViewThatRaisesAnErrorIsTheCandidatesAndAMissingDatasetIsNobodys() {
    assertThat(Delivery.read(bigQuery(), "analytics", List.of(BROKEN), 10).get("fct_broken"))
        .isInstanceOf(Delivery.Broken.class);
    assertThatThrownBy(() -> bigQuery().requireDataset("elsewhere"))
        .isInstanceOf(WarehouseUnavailable.class)
        .hasMessageContaining("has no dataset 'elsewhere'");
  }

  @Test
  void theBytesThatBigQueryEstimatesAreAddedUp() throws IOException {
    HttpServer estimating =
        answeringQueries(
            200,
            "{\"status\": {\"state\": \"DONE\"}, \"configuration\": {\"jobType\": \"QUERY\", \"dryRun\":"
                + " true, \"query\": {\"query\": \"select 1\"}}, \"statistics\": {\"query\":"
                + " {\"totalBytesProcessed\": \"123456789\"}}}");
    try {
      assertThat(bigQuery(estimating, "my-project").cost("analytics", List.of(ORDERS)))
          .isEqualTo(new ReadingCost(2 * 123_456_789L, 2));
    } finally {
      estimating.stop(0);
    }
  }

  @Test
  void aRefusalIsNeverHeldAgainstACandidateAndTellsNoSecret() throws IOException {
    HttpServer refusing =
        answeringQueries(
            403,
            "{\"error\": {\"code\": 403, \"message\": \"Access Denied: token ya29.a0AfH6SM-secret may"
                + " not\", \"errors\": [{\"reason\": \"accessDenied\"}]}}");
    try {
      Warehouse warehouse = bigQuery(refusing, "my-project");

      assertThat(Delivery.read(warehouse, "analytics", List.of(ORDERS), 10).get("fct_orders"))
          .isInstanceOfSatisfying(
              Delivery.Unavailable.class,
              refused ->
                  assertThat(refused.reason())
                      .contains("bigquery://my-project/analytics")
                      .contains("Access Denied")
                      .doesNotContain("ya29"));
      assertThatThrownBy(() -> warehouse.cost("analytics", List.of(ORDERS)))
          .isInstanceOf(WarehouseUnavailable.class)
          .hasMessageContaining("Access Denied")
          .hasMessageNotContaining("ya29");
    } finally {
      refusing.stop(0);
    }
  }

  /** A project with one table, in which every query is answered so. */
  private static HttpServer answeringQueries(int status, String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean table = exchange.getRequestURI().getPath().contains("/tables/");
          answer(
              exchange,
              table ? 200 : status,
              (table
                      ? "{\"type\": \"TABLE\", \"tableReference\": {\"projectId\": \"my-project\","
                          + "\"datasetId\": \"analytics\", \"tableId\": \"fct_orders\"},"
                          + "\"schema\": {\"fields\": [{\"name\": \"order_id\", \"type\": \"INTEGER\"}]}}"
                      : answer)
                  .getBytes(UTF_8));
        });
    server.start();
    return server;
  }

  private static Warehouse bigQuery() {
    return bigQuery(between, Stack.WAREHOUSE_PROJECT);
  }

  private static Warehouse bigQuery(HttpServer server, String project) {
    return Warehouse.bigQuery(
        new BigQueryPlace(
            project,
            "analytics",
            Optional.of("US"),
            Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))),
        PATIENCE,
        MOST);
  }

  private static Mart mart(String name, Column... columns) {
    return new Mart(name, Depth.CORE, List.of("order_id"), List.of(columns));
  }

  /** Hands a request on to the emulator as it is, and remembers it. */
  private static void passOn(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    BODIES.add(
        zipped
            ? new String(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes(), UTF_8)
            : new String(sent, UTF_8));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(AUTHORIZATIONS::add);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.endpoint().resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
    for (String header : List.of("Content-Type", "Content-Encoding", "X-HTTP-Method-Override")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
          .ifPresent(value -> request.header(header, value));
    }
    try {
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer(exchange, response.statusCode(), response.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
