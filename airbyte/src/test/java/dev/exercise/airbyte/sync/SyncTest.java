package dev.exercise.airbyte.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.source.PostgresSourceConfig;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class SyncTest {

  private static Postgres postgres;
  private static Emulator emulator;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
    emulator = Emulator.start();
    warehouse = new Warehouse(emulator);
  }

  @AfterAll
  static void stop() throws Exception {
    emulator.close();
    postgres.close();
  }

  @Test
  void rawTablesLieByDayOfExtractionInTheOrderOfTheirKey() throws Exception {
    postgres.schema(
        "layout", "create table sales (id int primary key)", "insert into sales values (1)");

    sync("layout", "layout_raw", "sales");

    assertThat(warehouse.definition("layout_raw", "sales").getTimePartitioning().getField())
        .isEqualTo("_airbyte_extracted_at");
    assertThat(warehouse.definition("layout_raw", "sales").getClustering().getFields())
        .containsExactly("id");
  }

  @Test
  void syncedAgainTheTableHasTheSourcesRowsOnce() throws Exception {
    postgres.schema(
        "again",
        "create table sales (id int primary key, amount numeric)",
        "insert into sales select i, i / 100.0 from generate_series(1, 1000) as i");

    sync("again", "again_raw", "sales");
    postgres.run("delete from again.sales where id > 900");
    SyncReport second = sync("again", "again_raw", "sales");

    assertThat(second.rows()).isEqualTo(900);
    assertThat(
            warehouse.query(
                "select count(*), count(distinct _airbyte_raw_id), sum(amount) from again_raw.sales"))
        .containsExactly(List.of("900", "900", "4054.5"));
    assertThat(warehouse.tables("again_raw")).containsExactly("sales");
  }

  @Test
  void anEmptyTableArrivesEmptyWithItsColumns() throws Exception {
    postgres.schema(
        "nothing", "create table sales (id int primary key)", "insert into sales values (1)");

    sync("nothing", "nothing_raw", "sales");
    postgres.run("delete from nothing.sales");
    SyncReport report = sync("nothing", "nothing_raw", "sales");

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(warehouse.count("nothing_raw.sales")).isZero();
    assertThat(warehouse.columns("nothing_raw", "sales")).contains("id INT64");
  }

  @Test
  void appendingKeepsTheRowsOfEarlierSyncs() throws Exception {
    postgres.schema(
        "more", "create table sales (id int primary key)", "insert into sales values (1), (2)");
    AirbyteStream sales = postgres.source("more").discover().stream("sales").orElseThrow();
    ConfiguredCatalog catalog = new ConfiguredCatalog(List.of(ConfiguredStream.append(sales)));

    run("more", "more_raw", catalog, SyncListener.NONE);
    SyncReport second = run("more", "more_raw", catalog, SyncListener.NONE);

    assertThat(second.rows()).isEqualTo(2);
    assertThat(warehouse.count("more_raw.sales")).isEqualTo(4);
  }

  @Test
  void tablesThatAreReadOneAfterTheOtherFitTogether() throws Exception {
    postgres.schema(
        "moment",
        "create table a_parents (id int primary key)",
        "create table b_children (id int primary key)",
        "insert into a_parents values (1)",
        "insert into b_children values (1)");
    SyncListener disturbing =
        new SyncListener() {
          @Override
          public void streamStarted(String stream, long expectedRows) {
            try {
              postgres.run(
                  "insert into moment.b_children select max(id) + 1 from moment.b_children");
            } catch (SQLException exception) {
              throw new IllegalStateException(exception);
            }
          }
        };

    run(
        "moment",
        "moment_raw",
        postgres
            .source("moment")
            .discover()
            .fullRefreshOverwrite(List.of("a_parents", "b_children")),
        disturbing);

    assertThat(warehouse.count("moment_raw.b_children")).isEqualTo(1);
  }

  @Test
  void aTableThatIsGoneFailsAloneWithItsReason() throws Exception {
    postgres.schema(
        "gone",
        "create table kept (id int primary key)",
        "create table lost (id int primary key)",
        "insert into kept values (1)");
    ConfiguredCatalog catalog =
        postgres.source("gone").discover().fullRefreshOverwrite(List.of("lost", "kept"));
    postgres.run("drop table gone.lost");

    SyncReport report = run("gone", "gone_raw", catalog, SyncListener.NONE);

    assertThat(report.failed()).extracting(StreamReport::stream).containsExactly("lost");
    assertThat(report.failed().get(0).failure())
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.type()).isEqualTo(FailureType.CONFIG_ERROR);
              assertThat(failure.message()).contains("Table gone.lost is not there");
            });
    assertThat(warehouse.count("gone_raw.kept")).isEqualTo(1);
    assertThat(warehouse.has("gone_raw", "lost")).isFalse();
  }

  @Test
  void progressAddsUpToTheRowsOfEachStream() throws Exception {
    postgres.schema(
        "progress",
        "create table many (id int primary key)",
        "create table few (id int primary key)",
        "insert into many select generate_series(1, 2500)",
        "insert into few values (1)",
        "analyze many");
    Map<String, Long> told = new ConcurrentHashMap<>();
    Map<String, Long> expected = new ConcurrentHashMap<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void streamStarted(String stream, long expectedRows) {
            expected.put(stream, expectedRows);
          }

          @Override
          public void rowsSynced(String stream, long rows) {
            told.merge(stream, rows, Long::sum);
          }
        };

    run(
        "progress",
        "progress_raw",
        postgres.source("progress").discover().fullRefreshOverwrite(List.of("many", "few")),
        listener);

    assertThat(told).containsOnly(Map.entry("many", 2500L), Map.entry("few", 1L));
    assertThat(expected).containsEntry("many", 2500L);
  }

  @Test
  void anInterruptedSyncLeavesTheFormerTable() throws Exception {
    postgres.schema(
        "halfway", "create table sales (id int primary key)", "insert into sales values (1)");
    sync("halfway", "halfway_raw", "sales");
    postgres.run("insert into halfway.sales select generate_series(2, 5000)");
    CountDownLatch underWay = new CountDownLatch(1);
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread syncing =
        new Thread(
            () -> {
              try {
                run(
                    "halfway",
                    "halfway_raw",
                    postgres.source("halfway").discover().fullRefreshOverwrite(List.of("sales")),
                    holdingAt(underWay));
              } catch (Throwable throwable) {
                ended.set(throwable);
              }
            });

    syncing.start();
    underWay.await(60, TimeUnit.SECONDS);
    syncing.interrupt();
    syncing.join(60_000);

    assertThat(syncing.isAlive()).isFalse();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(warehouse.count("halfway_raw.sales")).isEqualTo(1);
    assertThat(sync("halfway", "halfway_raw", "sales").rows()).isEqualTo(5000);
    assertThat(warehouse.count("halfway_raw.sales")).isEqualTo(5000);
  }

  @Test
  void aRoleThatPostgresRefusesFailsBeforeAnythingIsTouched() throws Exception {
    postgres.schema("locked", "create table sales (id int primary key)");
    PostgresSourceConfig config = postgres.config("locked");
    PostgresSource refused =
        new PostgresSource(
            new PostgresSourceConfig(
                config.host(), config.port(), config.database(), "locked", "nobody", "wrong"));

    assertThatThrownBy(
            () ->
                Sync.fullRefresh(
                    refused,
                    new BigQueryDestination(emulator.dataset("locked_raw")),
                    postgres.source("locked").discover().fullRefreshOverwrite(List.of("sales")),
                    SyncListener.NONE))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("refuses user nobody");
    assertThat(warehouse.datasets()).doesNotContain("locked_raw");
  }

  private static SyncListener holdingAt(CountDownLatch underWay) {
    return new SyncListener() {
      @Override
      public void rowsSynced(String stream, long rows) {
        underWay.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException exception) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static SyncReport sync(String schema, String dataset, String... tables)
      throws InterruptedException {
    return run(
        schema,
        dataset,
        postgres.source(schema).discover().fullRefreshOverwrite(List.of(tables)),
        SyncListener.NONE);
  }

  private static SyncReport run(
      String schema, String dataset, ConfiguredCatalog catalog, SyncListener listener)
      throws InterruptedException {
    return Sync.fullRefresh(
        postgres.source(schema),
        new BigQueryDestination(emulator.dataset(dataset)),
        catalog,
        listener);
  }
}
