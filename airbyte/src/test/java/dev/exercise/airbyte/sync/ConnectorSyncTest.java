package dev.exercise.airbyte.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.airbyte.source.PostgresSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class ConnectorSyncTest {

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
  void anIncrementalAppendKeepsEveryVersionOfARow() throws Exception {
    sales("versions");

    List<JsonNode> states =
        sync("versions", incremental("versions", DestinationSyncMode.APPEND, "updated_at"), none());
    changeOneAddOne("versions");
    List<JsonNode> unused =
        sync("versions", incremental("versions", DestinationSyncMode.APPEND, "updated_at"), states);

    assertThat(warehouse.query("select count(*), count(distinct id) from versions_raw.sales"))
        .containsExactly(List.of("1002", "1001"));
  }

  @Test
  void anIncrementalThatDeduplicatesKeepsTheNewestVersion() throws Exception {
    sales("newest");

    List<JsonNode> states =
        sync(
            "newest",
            incremental("newest", DestinationSyncMode.APPEND_DEDUP, "updated_at"),
            none());
    changeOneAddOne("newest");
    List<JsonNode> unused =
        sync(
            "newest",
            incremental("newest", DestinationSyncMode.APPEND_DEDUP, "updated_at"),
            states);

    assertThat(warehouse.query("select count(*), sum(amount) from newest_raw.sales"))
        .containsExactly(List.of("1001", "8.5"));
  }

  @Test
  void aCursorThatStaysBehindMissesTheChangedRow() throws Exception {
    sales("behind");

    List<JsonNode> states =
        sync("behind", incremental("behind", DestinationSyncMode.APPEND, "id"), none());
    changeOneAddOne("behind");
    List<JsonNode> unused =
        sync("behind", incremental("behind", DestinationSyncMode.APPEND, "id"), states);

    assertThat(warehouse.query("select count(*), sum(amount) from behind_raw.sales"))
        .containsExactly(List.of("1001", "1.5"));
  }

  @Test
  void whatAnotherGenerationBringsReplacesTheFormerOne() throws Exception {
    sales("anew");
    List<JsonNode> unused =
        sync("anew", incremental("anew", DestinationSyncMode.APPEND, "updated_at"), none());
    ConfiguredStream stream = incremental("anew", DestinationSyncMode.APPEND, "updated_at");

    List<JsonNode> states =
        sync(
            "anew",
            new ConfiguredStream(
                stream.stream(),
                stream.syncMode(),
                stream.destinationSyncMode(),
                stream.cursorField(),
                stream.primaryKey(),
                1,
                1,
                2),
            none());

    assertThat(states).isNotEmpty();
    assertThat(warehouse.count("anew_raw.sales")).isEqualTo(1000);
  }

  @Test
  void theSourceIsBlamedForAColumnThatIsGone() throws Exception {
    sales("gone");
    ConfiguredStream stream = incremental("gone", DestinationSyncMode.APPEND, "updated_at");
    postgres.run("alter table gone.sales rename updated_at to changed_at");

    assertThatThrownBy(() -> sync("gone", stream, none()))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("updated_at")
        .extracting(failure -> ((ConnectorException) failure).type())
        .isEqualTo(FailureType.CONFIG_ERROR);
  }

  private static List<JsonNode> none() {
    return List.of();
  }

  private static void sales(String schema) throws SQLException {
    postgres.schema(
        schema,
        "create table sales (id int primary key, amount numeric not null, updated_at timestamptz not null)",
        "insert into sales select i, 0, timestamptz '2026-01-01 00:00Z' + i * interval '1 minute'"
            + " from generate_series(1, 1000) as i");
  }

  private static void changeOneAddOne(String schema) throws SQLException {
    postgres.run(
        "update %s.sales set amount = 7, updated_at = '2026-02-01 00:00Z' where id = 5"
            .formatted(schema));
    postgres.run("insert into %s.sales values (1001, 1.5, '2026-02-02 00:00Z')".formatted(schema));
  }

  private static ConfiguredStream incremental(
      String schema, DestinationSyncMode mode, String cursor) {
    AirbyteStream sales = postgres.source(schema).discover().stream("sales").orElseThrow();
    return new ConfiguredStream(
        sales, SyncMode.INCREMENTAL, mode, Optional.of(cursor), sales.primaryKey(), 0, 0, 1);
  }

  private static List<JsonNode> sync(String schema, ConfiguredStream stream, List<JsonNode> states)
      throws InterruptedException {
    PostgresSource source = postgres.source(schema);
    BigQueryDestination destination =
        new BigQueryDestination(
            BigQueryDestinationConfig.emulator(
                emulator.address(), Emulator.PROJECT, schema + "_raw"));
    return new ConnectorSync(source, destination)
        .run(new ConfiguredCatalog(List.of(stream)), states);
  }
}
