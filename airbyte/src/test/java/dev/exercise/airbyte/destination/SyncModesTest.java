package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.configured;
import static dev.exercise.airbyte.destination.Writing.dedup;
import static dev.exercise.airbyte.destination.Writing.incremental;
import static dev.exercise.airbyte.destination.Writing.order;
import static dev.exercise.airbyte.destination.Writing.orders;
import static dev.exercise.airbyte.destination.Writing.overwrite;
import static dev.exercise.airbyte.destination.Writing.row;
import static dev.exercise.airbyte.destination.Writing.state;
import static dev.exercise.airbyte.destination.Writing.status;
import static dev.exercise.airbyte.destination.Writing.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.Writing.Outcome;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class SyncModesTest {

  private static Emulator emulator;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() throws Exception {
    emulator = Emulator.start();
    warehouse = new Warehouse(emulator);
  }

  @AfterAll
  static void stop() throws Exception {
    emulator.close();
  }

  @Test
  void appendingKeepsEverythingAndHandsStatesBackCounted() throws Exception {
    Writing writing = new Writing(emulator, "append");
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 25).forEach(id -> lines.add(order(id, "paid", id)));
    lines.add(state("orders", 1));
    lines.add(order(25, "paid", 25));
    lines.add(state("orders", 2));
    lines.add(complete("orders"));

    Outcome outcome = writing.write(append(orders()), lines.toArray(String[]::new));
    writing.write(append(orders()), order(0, "again", 0), complete("orders"));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(outcome.states())
        .extracting(state -> state.at("/destinationStats/recordCount").asInt())
        .containsExactly(25, 1);
    assertThat(outcome.states().get(0).path("stream"))
        .isEqualTo(Writing.JSON.readTree(state("orders", 1)).at("/state/stream"));
    assertThat(
            warehouse.query(
                "select count(*), count(distinct id), count(distinct _airbyte_raw_id) from append.orders"))
        .containsExactly(List.of("27", "26", "27"));
    assertThat(warehouse.definition("append", "orders").getTimePartitioning().getField())
        .isEqualTo("_airbyte_extracted_at");
    assertThat(warehouse.definition("append", "orders").getClustering().getFields())
        .containsExactly("id");
  }

  @Test
  void aFullRefreshThatAppendsIsNotDoubledByAnotherAttempt() throws Exception {
    Writing writing = new Writing(emulator, "attempts");
    ConfiguredStream appended =
        configured(orders(), SyncMode.FULL_REFRESH, DestinationSyncMode.APPEND, 0, 0);
    String[] all = {order(1, "paid", 1), order(2, "paid", 2), complete("orders")};

    writing.write(ofSync(6, appended), all);
    Outcome brokenOff = writing.write(ofSync(7, appended), all[0], all[1]);
    writing.write(ofSync(7, appended), all);
    writing.write(ofSync(7, appended), all);

    assertThat(brokenOff.failure().orElseThrow().type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(
            warehouse.query(
                "select json_value(_airbyte_meta, '$.sync_id'), count(*), count(distinct id)"
                    + " from attempts.orders group by 1 order by 1"))
        .containsExactly(List.of("6", "2", "2"), List.of("7", "2", "2"));
  }

  @Test
  void ofTwoRowsWithOneKeyTheNewerCursorIsKept() throws Exception {
    Writing writing = new Writing(emulator, "newest");

    writing.write(
        dedup(orders()),
        order(1, "paid", 20),
        order(1, "placed", 10),
        order(2, "placed", 10),
        complete("orders"));
    writing.write(
        dedup(orders()),
        order(1, "late news of old", 15),
        order(2, "sent", 30),
        order(3, "placed", 30),
        complete("orders"));

    assertThat(warehouse.query("select id, status from newest.orders order by id"))
        .containsExactly(List.of("1", "paid"), List.of("2", "sent"), List.of("3", "placed"));
  }

  @Test
  void aRowWithoutACursorLosesAndTheLaterExtractionDecidesTies() throws Exception {
    Writing writing = new Writing(emulator, "ties");
    String noon = "\"2026-07-01T12:00:00Z\"";

    writing.write(
        dedup(orders()),
        order(1, "with cursor", noon, 1_000),
        order(1, "without", "null", 9_000),
        order(2, "extracted later", noon, 2_000),
        order(2, "extracted earlier", noon, 1_000),
        order(3, "without", "null", 1_000),
        order(4, "first of the same moment", noon, 1_000),
        order(4, "last of the same moment", noon, 1_000),
        complete("orders"));
    writing.write(
        dedup(orders()),
        order(1, "still without", "null", 10_000),
        order(2, "extracted before", noon, 1_500),
        order(3, "now with", noon, 500),
        complete("orders"));

    assertThat(warehouse.query("select id, status from ties.orders order by id"))
        .containsExactly(
            List.of("1", "with cursor"),
            List.of("2", "extracted later"),
            List.of("3", "now with"),
            List.of("4", "last of the same moment"));
  }

  @Test
  void keysOfSeveralColumnsMayBeEmptyInPart() throws Exception {
    AirbyteStream lines =
        stream(
            "lines",
            new Field("order", FieldType.INTEGER, false),
            new Field("line", FieldType.STRING, true),
            new Field("at", FieldType.INTEGER, true));
    ConfiguredStream byBoth =
        new ConfiguredStream(
            lines,
            SyncMode.INCREMENTAL,
            DestinationSyncMode.APPEND_DEDUP,
            Optional.of("at"),
            List.of("order", "line"),
            0,
            0,
            0);
    Writing writing = new Writing(emulator, "composite");

    for (int at = 1; at <= 2; at++) {
      writing.write(
          byBoth,
          row("lines", "{\"order\":1,\"line\":\"a\",\"at\":%d}".formatted(at)),
          row("lines", "{\"order\":1,\"line\":null,\"at\":%d}".formatted(at)),
          row("lines", "{\"order\":2,\"at\":%d}".formatted(at)),
          complete("lines"));
    }

    assertThat(
            warehouse.query(
                "select `order`, coalesce(line, '-'), at from composite.lines order by 1, 2"))
        .containsExactly(List.of("1", "-", "2"), List.of("1", "a", "2"), List.of("2", "-", "2"));
  }

  @Test
  void anOverwrittenTableIsAsBeforeUntilItsStreamIsComplete() throws Exception {
    Writing writing = new Writing(emulator, "replaced");
    writing.write(overwrite(orders(), 1), order(1, "old", 1), complete("orders"));
    List<String> many = new ArrayList<>();
    IntStream.range(0, 25).forEach(id -> many.add(order(id, "new", 1)));
    many.add(state("orders", 1));

    Outcome brokenOff = writing.write(overwrite(orders(), 2), many.toArray(String[]::new));
    List<List<Object>> meanwhile = warehouse.query("select status from replaced.orders");
    many.add(complete("orders"));
    Outcome whole = writing.write(overwrite(orders(), 2), many.toArray(String[]::new));

    assertThat(brokenOff.failure().orElseThrow().type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(brokenOff.failureMessage())
        .contains("ended before it had sent all of public.orders");
    assertThat(brokenOff.stateNumbers()).isEmpty();
    assertThat(meanwhile).containsExactly(List.of("old"));
    assertThat(whole.stateNumbers()).containsExactly(1);
    assertThat(
            warehouse.query(
                "select count(*), countif(status = 'new'), min(_airbyte_generation_id) from replaced.orders"))
        .containsExactly(List.of("25", "25", "2"));
    assertThat(warehouse.definition("replaced", "orders").getClustering().getFields())
        .containsExactly("id");
    assertThat(staging("orders")).isEmpty();
  }

  @Test
  void aStreamWithoutRowsGetsATableAndOverwritingEmptiesIt() throws Exception {
    Writing writing = new Writing(emulator, "nothing");

    writing.write(append(orders()), complete("orders"));
    writing.write(append(orders()), order(1, "placed", 1), complete("orders"));
    long one = warehouse.count("nothing.orders");
    Outcome outcome = writing.write(overwrite(orders(), 2), state("orders", 3), complete("orders"));

    assertThat(one).isEqualTo(1);
    assertThat(warehouse.count("nothing.orders")).isZero();
    assertThat(outcome.stateNumbers()).containsExactly(3);
    assertThat(warehouse.columns("nothing", "orders")).contains("total NUMERIC");
  }

  @Test
  void whatTheSameSyncHasReplacedBeforeStaysIfNothingMoreComes() throws Exception {
    Writing writing = new Writing(emulator, "resumed");

    writing.write(overwrite(orders(), 4), order(1, "placed", 1), complete("orders"));
    writing.write(overwrite(orders(), 4), state("orders", 1), complete("orders"));

    assertThat(warehouse.count("resumed.orders")).isEqualTo(1);
  }

  @Test
  void aRefreshReplacesEarlierGenerationsOnlyWhenItIsThrough() throws Exception {
    for (DestinationSyncMode mode :
        List.of(DestinationSyncMode.APPEND, DestinationSyncMode.APPEND_DEDUP)) {
      String dataset = "refresh_" + mode.wireName();
      Writing writing = new Writing(emulator, dataset);
      writing.write(
          incremental(orders(), mode, 0, 0),
          order(1, "old", 59),
          order(2, "old", 59),
          complete("orders"));
      ConfiguredStream refresh = incremental(orders(), mode, 1, 1);

      Outcome first = writing.write(refresh, order(1, "new", 1), state("orders", 1));
      List<List<Object>> meanwhile =
          warehouse.query("select distinct status from %s.orders".formatted(dataset));
      writing.write(refresh, order(3, "new", 2), state("orders", 2), complete("orders"));

      assertThat(first.stateNumbers()).containsExactly(1);
      assertThat(meanwhile).containsExactly(List.of("old"));
      assertThat(warehouse.query("select id, status from %s.orders order by id".formatted(dataset)))
          .containsExactly(List.of("1", "new"), List.of("3", "new"));
      assertThat(staging("orders")).isEmpty();

      writing.write(refresh, order(4, "late", 3), complete("orders"));
      assertThat(warehouse.count(dataset + ".orders")).isEqualTo(3);
    }
  }

  @Test
  void generationsThatAreStillWantedStayAndTheOthersGo() throws Exception {
    Writing writing = new Writing(emulator, "mixed");

    for (int generation = 1; generation <= 2; generation++) {
      writing.write(
          incremental(orders(), DestinationSyncMode.APPEND_DEDUP, generation, 0),
          order(generation, "of generation " + generation, 59),
          complete("orders"));
    }
    writing.write(
        incremental(orders(), DestinationSyncMode.APPEND_DEDUP, 3, 2),
        order(1, "comes again with an older cursor", 1),
        order(3, "of generation 3", 1),
        complete("orders"));

    assertThat(warehouse.query("select id, status from mixed.orders order by id"))
        .containsExactly(
            List.of("1", "comes again with an older cursor"),
            List.of("2", "of generation 2"),
            List.of("3", "of generation 3"));
  }

  @Test
  void aFullRefreshCanBeDeduplicatedToo() throws Exception {
    Writing writing = new Writing(emulator, "full");
    ConfiguredStream full =
        configured(orders(), SyncMode.FULL_REFRESH, DestinationSyncMode.APPEND_DEDUP, 5, 5);
    List<String> lines = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int id = 0; id < 8; id++) {
        lines.add(order(id, "round " + round, round));
      }
    }
    lines.add(complete("orders"));

    writing.write(dedup(orders()), order(99, "gone", 1), complete("orders"));
    Outcome outcome = writing.write(full, lines.toArray(String[]::new));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(warehouse.query("select count(*), min(status), max(status) from full.orders"))
        .containsExactly(List.of("8", "round 2", "round 2"));
  }

  @Test
  void aStreamThatBreaksOffDoesNotHoldUpTheOthers() throws Exception {
    Writing writing = new Writing(emulator, "several");
    AirbyteStream items =
        stream(
            "items",
            new Field("id", FieldType.INTEGER, false),
            new Field("at", FieldType.INTEGER, true));

    Outcome outcome =
        writing.write(
            List.of(overwrite(orders(), 1), append(items)),
            order(1, "never to be seen", 1),
            state("orders", 1),
            row("items", "{\"id\":1,\"at\":1}"),
            state("items", 2),
            status("orders", "INCOMPLETE"),
            complete("items"));

    assertThat(outcome.failureMessage()).contains("all of public.orders.");
    assertThat(outcome.stateNumbers()).containsExactly(2);
    assertThat(warehouse.count("several.items")).isEqualTo(1);
    assertThat(warehouse.has("several", "orders")).isFalse();
  }

  @Test
  void statesOfInterleavedStreamsComeBackInTheirOrder() throws Exception {
    Writing writing = new Writing(emulator, "interleaved");
    AirbyteStream items =
        stream(
            "items",
            new Field("id", FieldType.INTEGER, false),
            new Field("at", FieldType.INTEGER, true));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(order(i, "paid", i));
      lines.add(row("items", "{\"id\":%d,\"at\":%d}".formatted(i, i)));
      if (i % 7 == 0) {
        lines.add(state(i % 2 == 0 ? "orders" : "items", i));
      }
    }
    lines.add(complete("items"));
    lines.add(complete("orders"));

    Outcome outcome =
        writing.write(List.of(dedup(orders()), append(items)), lines.toArray(String[]::new));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(outcome.stateNumbers()).containsExactly(0, 7, 14, 21, 28, 35, 42, 49, 56);
    assertThat(warehouse.count("interleaved.orders")).isEqualTo(60);
    assertThat(warehouse.count("interleaved.items")).isEqualTo(60);
  }

  private static ConfiguredStream ofSync(long sync, ConfiguredStream stream) {
    return new ConfiguredStream(
        stream.stream(),
        stream.syncMode(),
        stream.destinationSyncMode(),
        stream.cursorField(),
        stream.primaryKey(),
        stream.generationId(),
        stream.minimumGenerationId(),
        sync);
  }

  private static List<String> staging(String table) {
    return warehouse.datasets().contains(BigQueryDestinationConfig.DEFAULT_INTERNAL_DATASET)
        ? warehouse.tables(BigQueryDestinationConfig.DEFAULT_INTERNAL_DATASET).stream()
            .filter(name -> name.startsWith(table))
            .toList()
        : List.of();
  }
}
