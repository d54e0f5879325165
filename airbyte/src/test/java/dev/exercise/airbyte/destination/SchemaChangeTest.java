package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.dedup;
import static dev.exercise.airbyte.destination.Writing.incremental;
import static dev.exercise.airbyte.destination.Writing.order;
import static dev.exercise.airbyte.destination.Writing.orders;
import static dev.exercise.airbyte.destination.Writing.overwrite;
import static dev.exercise.airbyte.destination.Writing.row;
import static dev.exercise.airbyte.destination.Writing.state;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class SchemaChangeTest {

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
  void aNewColumnIsAddedAndOneThatIsGoneStaysEmpty() throws Exception {
    AirbyteStream now =
        stream(
            "orders",
            new Field("id", FieldType.INTEGER, false),
            new Field("total", FieldType.NUMBER, true),
            new Field("channel", FieldType.STRING, true),
            new Field("updated_at", FieldType.TIMESTAMP_WITH_TIMEZONE, true));
    for (DestinationSyncMode mode :
        List.of(DestinationSyncMode.APPEND, DestinationSyncMode.APPEND_DEDUP)) {
      String dataset = "wider_" + mode.wireName();
      Writing writing = new Writing(emulator, dataset);

      writing.write(incremental(orders(), mode, 0, 0), order(1, "paid", 1), complete("orders"));
      Outcome outcome =
          writing.write(
              incremental(now, mode, 0, 0),
              row(
                  "orders",
                  "{\"id\":2,\"channel\":\"shop\",\"updated_at\":\"2026-07-02T00:00:00Z\"}"),
              complete("orders"));

      assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
      assertThat(
              warehouse.query(
                  "select id, status, channel from %s.orders order by id".formatted(dataset)))
          .containsExactly(Arrays.asList("1", "paid", null), Arrays.asList("2", null, "shop"));
    }
  }

  @Test
  void aChangedTypeIsRefusedWithBothTypesAndARemedy() throws Exception {
    AirbyteStream changed =
        stream(
            "orders",
            new Field("id", FieldType.INTEGER, false),
            new Field("total", FieldType.STRING, true),
            new Field("updated_at", FieldType.TIMESTAMP_WITH_TIMEZONE, true));
    Writing writing = new Writing(emulator, "changed");
    writing.write(append(orders()), order(1, "paid", 1), complete("orders"));

    for (ConfiguredStream stream : List.of(append(changed), dedup(changed))) {
      Outcome outcome =
          writing.write(
              stream,
              row("orders", "{\"id\":2,\"total\":\"x\"}"),
              state("orders", 1),
              complete("orders"));

      assertThat(outcome.failure().orElseThrow().type()).isEqualTo(FailureType.CONFIG_ERROR);
      assertThat(outcome.failureMessage())
          .isEqualTo(
              "Column total of table changed.orders is NUMERIC, and the source's field is STRING now."
                  + " BigQuery cannot change the one into the other: clear the stream's data and sync"
                  + " it again.");
      assertThat(outcome.stateNumbers()).isEmpty();
    }
    assertThat(warehouse.count("changed.orders")).isEqualTo(1);

    writing.write(
        overwrite(changed, 1), row("orders", "{\"id\":2,\"total\":\"x\"}"), complete("orders"));
    assertThat(warehouse.columns("changed", "orders")).contains("total STRING");
  }

  @Test
  void aTableThatWasAppendedToIsDeduplicatedWhenTheModeChanges() throws Exception {
    Writing writing = new Writing(emulator, "appended_before");
    writing.write(
        append(orders()),
        order(1, "first", 1),
        order(1, "newest", 30),
        order(1, "second", 20),
        order(2, "placed", 10),
        order(2, "paid", 11),
        complete("orders"));

    Outcome outcome =
        writing.write(
            dedup(orders()),
            order(1, "late news of old", 25),
            order(3, "placed", 40),
            complete("orders"));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(warehouse.query("select id, status from appended_before.orders order by id"))
        .containsExactly(List.of("1", "newest"), List.of("2", "paid"), List.of("3", "placed"));
  }

  @Test
  void aGenerationThatGoesDoesNotWinWhenTheModeChanges() throws Exception {
    Writing writing = new Writing(emulator, "generations_before");
    writing.write(
        incremental(orders(), DestinationSyncMode.APPEND, 1, 0),
        order(1, "of generation 1", 59),
        complete("orders"));
    writing.write(
        incremental(orders(), DestinationSyncMode.APPEND, 2, 0),
        order(1, "of generation 2", 1),
        complete("orders"));

    writing.write(
        incremental(orders(), DestinationSyncMode.APPEND_DEDUP, 3, 2),
        order(2, "of generation 3", 1),
        complete("orders"));

    assertThat(warehouse.query("select id, status from generations_before.orders order by id"))
        .containsExactly(List.of("1", "of generation 2"), List.of("2", "of generation 3"));
  }

  @Test
  void aTableThatSomebodyElseMadeIsLeftAlone() throws Exception {
    warehouse.query("create schema foreign_tables");
    warehouse.query("create table foreign_tables.orders (id int64)");
    Writing writing = new Writing(emulator, "foreign_tables");

    for (ConfiguredStream stream :
        List.of(append(orders()), dedup(orders()), overwrite(orders(), 1))) {
      assertThat(writing.write(stream, order(1, "paid", 1), complete("orders")).failureMessage())
          .contains("Table foreign_tables.orders is there already, and Airbyte did not write it")
          .contains("Drop it");
    }
    assertThat(warehouse.columns("foreign_tables", "orders")).containsExactly("id INT64");
  }

  @Test
  void namesThatBigQueryRefusesAreMadeLikeAirbyteMakesThem() throws Exception {
    AirbyteStream odd =
        stream(
            "Läden & more-2026",
            new Field("1st id", FieldType.INTEGER, false),
            new Field("größe.cm", FieldType.NUMBER, true),
            new Field("select", FieldType.STRING, true),
            new Field("at", FieldType.INTEGER, true));
    Writing writing = new Writing(emulator, "named");
    String row = "{\"1st id\":1,\"größe.cm\":1.5,\"select\":\"x\",\"at\":%d}";

    for (int at = 1; at <= 2; at++) {
      Outcome outcome =
          writing.write(
              dedup(odd),
              row("Läden & more-2026", row.formatted(at)),
              complete("Läden & more-2026"));
      assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    }

    assertThat(
            warehouse.query("select _1st_id, gro_e_cm, `select`, at from named.Laden___more_2026"))
        .containsExactly(List.of("1", "1.5", "x", "2"));
  }

  @Test
  void namesThatWouldBecomeOneAreRefused() {
    AirbyteStream clash =
        stream(
            "orders",
            new Field("a-b", FieldType.INTEGER, false),
            new Field("a b", FieldType.INTEGER, true));

    assertThat(
            new Writing(emulator, "clash")
                .write(append(clash), complete("orders"))
                .failureMessage())
        .contains("Columns 'a-b' and 'a b' of table public.orders would both be called a_b");
  }

  @Test
  void aKeyThatCannotBeComparedIsRefused() {
    AirbyteStream byDocument =
        stream(
            "orders",
            new Field("id", FieldType.JSON, false),
            new Field("at", FieldType.INTEGER, true));

    assertThat(
            new Writing(emulator, "uncomparable")
                .write(dedup(byDocument), complete("orders"))
                .failureMessage())
        .contains("Column id of table public.orders is JSON, which cannot be a primary key");
  }

  @Test
  void fiveHundredColumnsAreWritten() throws Exception {
    AirbyteStream wide =
        stream(
            "wide",
            IntStream.range(0, 500)
                .mapToObj(i -> new Field("c" + i, FieldType.INTEGER, true))
                .toArray(Field[]::new));
    String row =
        IntStream.range(0, 500)
            .mapToObj("\"c%1$d\":%1$d"::formatted)
            .collect(Collectors.joining(",", "{", "}"));

    Outcome outcome =
        new Writing(emulator, "wide").write(dedup(wide), row("wide", row), complete("wide"));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(warehouse.query("select c0 + c499 from wide.wide")).containsExactly(List.of("499"));
  }
}
