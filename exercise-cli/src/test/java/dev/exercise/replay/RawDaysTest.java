package dev.exercise.replay;

import static dev.exercise.replay.CandidatesStreams.appended;
import static dev.exercise.replay.CandidatesStreams.connection;
import static dev.exercise.replay.CandidatesStreams.deduplicated;
import static dev.exercise.replay.CandidatesStreams.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import dev.exercise.warehouse.ScratchTables;
import dev.exercise.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two days of syncs with settings of each kind, by the connectors themselves. */
final class RawDaysTest {

  private static ScratchPostgres first;
  private static ScratchPostgres next;
  private static Emulator emulator;
  private static ScratchTables warehouse;
  private static RawDays raw;
  private static List<String> afterTheFirstDay;

  @BeforeAll
  static void letADayPass() throws SQLException, InterruptedException {
    first = ScratchPostgres.start(TestHome.ledger());
    next = ScratchPostgres.start(TestHome.ledger());
    Workshop workshop =
        Planting.plant(
            first.server(), first.server(), World.of(3, "0.05"), Depth.CORE, Progress.NONE);
    workshop.nextDay(Progress.NONE).fillSource(next.server(), Progress.NONE);
    Toolchain toolchain =
        Toolchain.prepare(
            new Installation(TestHome.root().resolve("dbt_project"), TestHome.path()),
            TestHome.ledger(),
            SilentListener.INSTANCE);
    Ports ports = Ports.free();
    emulator =
        Emulator.start(
            TestHome.ledger(),
            toolchain.emulator().python(),
            ports.bigQueryRest(),
            ports.bigQueryGrpc());
    warehouse =
        new ScratchTables(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, Duration.ofMinutes(1));
    raw =
        new RawDays(
            emulator.endpoint(),
            Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, Duration.ofMinutes(1)),
            Optional.of(
                connection(
                    appended("orders", "updated_at"),
                    deduplicated("products", "updated_at", "product_id"),
                    appended("order_items", "order_item_id"),
                    deduplicated("payments", "updated_at", "order_id"),
                    stream("users", SyncMode.FULL_REFRESH, DestinationSyncMode.APPEND, ""))),
            Depth.CORE,
            SilentListener.INSTANCE);
    raw.load(first.server());
    afterTheFirstDay = raw.shortcomings();
    raw.load(next.server());
  }

  @AfterAll
  static void stop() {
    emulator.close();
    next.close();
    first.close();
  }

  @Test
  void whatIsAppendedHoldsBothVersionsOfAChangedRow() throws SQLException {
    assertThat(changedOrders()).isPositive();
    assertThat(rows("orders"))
        .isEqualTo(number(next.server(), "select count(*) from orders") + changedOrders());
    assertThat(count("select count(distinct order_id) from raw.orders"))
        .isEqualTo(number(next.server(), "select count(*) from orders"));
  }

  @Test
  void whatIsDeduplicatedHoldsTheNewestVersionAlone() throws SQLException {
    assertThat(rows("products")).isEqualTo(number(next.server(), "select count(*) from products"));
    assertThat(count("select count(*) from raw.products where deleted_at is not null"))
        .isEqualTo(
            number(next.server(), "select count(*) from products where deleted_at is not null"));
  }

  @Test
  void aCursorThatStaysBehindIsNamedOnTheNextDayAndTheTableIsWholeNevertheless()
      throws SQLException {
    assertThat(afterTheFirstDay).noneMatch(line -> line.startsWith("order_items"));
    assertThat(raw.shortcomings())
        .anyMatch(
            line ->
                line.startsWith("order_items: ")
                    && line.contains("cursor order_item_id")
                    && line.contains("on the next day"));
    assertThat(rows("order_items"))
        .isEqualTo(number(next.server(), "select count(*) from order_items"));
    assertThat(count("select sum(quantity) from raw.order_items"))
        .isEqualTo(number(next.server(), "select sum(quantity) from order_items"));
  }

  @Test
  void aKeyThatRowsShareIsNamedOnTheFirstDayAndTheTableIsWholeNevertheless() throws SQLException {
    assertThat(afterTheFirstDay)
        .singleElement()
        .asString()
        .startsWith("payments: ")
        .contains("key order_id")
        .contains("on the first day")
        .contains("airbyte-streams alone");
    assertThat(rows("payments")).isEqualTo(number(next.server(), "select count(*) from payments"));
  }

  @Test
  void whatWouldComeAgainWithEverySyncIsReplacedAndSaid() throws SQLException {
    assertThat(rows("users")).isEqualTo(number(next.server(), "select count(*) from users"));
    assertThat(raw.sentences())
        .anyMatch(
            line ->
                line.contains("orders (Incremental | Append, cursor updated_at)")
                    && line.contains("products (Incremental | Append + Deduped")
                    && !line.contains("order_items"))
        .anyMatch(
            line ->
                line.contains("users (every sync would add the whole table again")
                    && line.contains("categories (no connection moves it)"));
  }

  @Test
  void allDaysComeAgainWhereAProjectHasSpoiledWhatStood() throws Exception {
    long orders = rows("orders");
    warehouse.run("drop table raw.orders");
    warehouse.run("delete from raw.products where true");

    raw.loadAgain();

    assertThat(rows("orders")).isEqualTo(orders);
    assertThat(rows("products")).isEqualTo(number(next.server(), "select count(*) from products"));
  }

  @Test
  void aValueThatIsRewrittenAndARowThatComesTwiceAreSeen() throws InterruptedException {
    raw.loadAgain();
    RawContents loaded = RawContents.of(reader());

    assertThat(loaded.changed()).isEmpty();
    warehouse.run(
        "create or replace table raw.products as select * from raw.products order by title");
    assertThat(loaded.changed()).isEmpty();
    warehouse.run("update raw.orders set shipping_amount = shipping_amount + 1 where order_id = 1");
    warehouse.run("insert into raw.categories select * from raw.categories where category_id = 1");
    assertThat(loaded.changed()).containsExactly("categories", "orders");
  }

  @Test
  void withoutAnAirbyteNothingIsSaid() {
    assertThat(
            new RawDays(
                    emulator.endpoint(),
                    reader(),
                    Optional.empty(),
                    Depth.CORE,
                    SilentListener.INSTANCE)
                .sentences())
        .isEmpty();
  }

  private static Warehouse reader() {
    return Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, Duration.ofMinutes(1));
  }

  private static long changedOrders() throws SQLException {
    return number(
        next.server(),
        """
        select count(*) from orders
        where updated_at >= '2026-07-01 00:00Z' and order_id <= %d
        """
            .formatted(number(first.server(), "select max(order_id) from orders")));
  }

  private static long rows(String table) {
    return count("select count(*) from raw." + table);
  }

  private static long count(String sql) {
    String row = warehouse.rows(sql).get(0);
    return Long.parseLong(row.replaceAll(".*:\"?(\\d+)\"?.*", "$1"));
  }

  private static long number(PostgresServer server, String sql) throws SQLException {
    try (Connection source = server.connect("marketplace");
        Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
