package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.protocol.FailureType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class IncrementalTest {

  private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void onlyRowsAfterTheSavedCursorAreReadInItsOrder() throws Exception {
    postgres.schema(
        "orders",
        "create table o (id int, at timestamptz not null)",
        """
        insert into o values (3, '2026-07-03 00:00:00.000001+00'), (1, '2026-07-01 00:00:00+00'),
            (2, '2026-07-02 00:00:00+00')
        """);

    SourceRun first = read("orders", Optional.empty(), "o by at");
    postgres.run(
        "insert into orders.o values (5, '2026-07-03 00:00:00.000003+00'),"
            + " (4, '2026-07-03 00:00:00.000002+00'), (0, '2026-06-30 00:00:00+00')");
    SourceRun second = read("orders", first.stateFile(), "o by at");
    SourceRun third = read("orders", second.stateFile(), "o by at");

    assertThat(first.values("o", "id")).containsExactly("1", "2", "3");
    assertThat(first.lastState())
        .hasToString(
            "{\"cursor\":\"2026-07-03T00:00:00.000001Z\",\"version\":2,\"state_type\":\"cursor_based\","
                + "\"stream_name\":\"o\",\"cursor_field\":[\"at\"],\"stream_namespace\":\"orders\","
                + "\"cursor_record_count\":1}");
    assertThat(first.statuses("o")).containsExactly("STARTED", "RUNNING", "COMPLETE");
    assertThat(second.values("o", "id")).containsExactly("4", "5");
    assertThat(third.values("o", "id")).isEmpty();
    assertThat(third.lastState()).isEqualTo(second.lastState());
  }

  @Test
  void rowsThatJoinTheSavedCursorAreNoticed() throws Exception {
    postgres.schema(
        "joined", "create table o (id int, n int)", "insert into o values (1, 7), (2, 7), (3, 6)");

    SourceRun first = read("joined", Optional.empty(), "o by n");
    postgres.run("insert into joined.o values (4, 7), (5, 8)");
    SourceRun second = read("joined", first.stateFile(), "o by n");
    postgres.run("delete from joined.o where n = 8");
    SourceRun third = read("joined", second.stateFile(), "o by n");
    postgres.run("insert into joined.o values (6, 8)");
    SourceRun fourth = read("joined", third.stateFile(), "o by n");

    assertThat(first.lastState().path("cursor_record_count").asInt()).isEqualTo(2);
    assertThat(second.values("o", "id")).containsExactlyInAnyOrder("1", "2", "4", "5");
    assertThat(second.lastState().path("cursor_record_count").asInt()).isEqualTo(1);
    assertThat(third.values("o", "id")).isEmpty();
    assertThat(third.lastState().path("cursor").asText()).isEqualTo("8");
    assertThat(third.lastState().path("cursor_record_count").asInt()).isZero();
    assertThat(fourth.values("o", "id")).containsExactly("6");
  }

  @Test
  void everyStateIsAPointWhereGoingOnLosesAndDoublesNothing() throws Exception {
    postgres.schema(
        "points",
        "create table o (id int, n int)",
        // Some values have more rows than lie between two states.
        "insert into o select i, case when i < 25000 then 1 when i < 40000 then i else 2 * i / 100 end"
            + " from generate_series(1, 60000) as i");

    SourceRun whole = read("points", Optional.empty(), "o by n");
    List<JsonNode> states = whole.states();

    assertThat(states).hasSizeGreaterThan(3);
    long sent = 0;
    for (JsonNode state : states) {
      sent += state.at("/sourceStats/recordCount").asLong();
      List<String> ids = new ArrayList<>(whole.values("o", "id").subList(0, (int) sent));
      ids.addAll(
          read("points", Optional.of(SourceRun.JSON.createArrayNode().add(state)), "o by n")
              .values("o", "id"));
      assertThat(ids).hasSize(60_000).doesNotHaveDuplicates();
    }
    assertThat(sent).isEqualTo(60_000);
  }

  @Test
  void statesComeAboutEveryTenThousandRows() throws Exception {
    postgres.schema(
        "often",
        "create table o (id int primary key)",
        "insert into o select generate_series(1, 35000)");

    assertThat(read("often", Optional.empty(), "o by id").states())
        .extracting(
            state -> state.at("/stream/stream_state/cursor").asText(),
            state -> state.at("/sourceStats/recordCount").toString())
        .containsExactly(
            tuple("10000", "10000.0"),
            tuple("20000", "10000.0"),
            tuple("30000", "10000.0"),
            tuple("35000", "5000.0"));
  }

  @Test
  void rowsWithoutACursorAreReadOnceAndFirst() throws Exception {
    postgres.schema(
        "holes", "create table o (id int, n int)", "insert into o values (1, null), (2, null)");

    SourceRun onlyHoles = read("holes", Optional.empty(), "o by n");
    SourceRun again = read("holes", onlyHoles.stateFile(), "o by n");
    postgres.run("insert into holes.o values (3, null)");
    SourceRun oneMore = read("holes", again.stateFile(), "o by n");
    postgres.run("insert into holes.o values (4, 1)");
    SourceRun withValue = read("holes", oneMore.stateFile(), "o by n");
    postgres.run("insert into holes.o values (5, null), (6, 2)");
    SourceRun later = read("holes", withValue.stateFile(), "o by n");
    SourceRun anew = read("holes", Optional.empty(), "o by n");

    assertThat(onlyHoles.values("o", "id")).containsExactlyInAnyOrder("1", "2");
    assertThat(onlyHoles.lastState().has("cursor")).isFalse();
    assertThat(again.values("o", "id")).isEmpty();
    assertThat(oneMore.values("o", "id")).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(withValue.values("o", "id")).containsExactly("4");
    assertThat(later.values("o", "id")).containsExactly("6");
    assertThat(anew.values("o", "id").subList(0, 4)).containsExactlyInAnyOrder("1", "2", "3", "5");
    assertThat(anew.logs()).anyMatch(line -> line.contains("Rows without n: 4."));
  }

  @Test
  void anEmptyTableLeavesAStateThatLosesNothing() throws Exception {
    postgres.schema("none", "create table o (id int)");

    SourceRun first = read("none", Optional.empty(), "o by id");
    postgres.run("insert into none.o values (1), (null)");
    SourceRun second = read("none", first.stateFile(), "o by id");

    assertThat(first.states()).hasSize(1);
    assertThat(first.statuses("o")).containsExactly("STARTED", "COMPLETE");
    assertThat(second.rows("o")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smallint | '1', '2', '3'
          bigint | '-9223372036854775808', '9223372036854775806', '9223372036854775807'
          numeric | '-1e30', '0.1000000000000000000000000001', '0.1000000000000000000000000002'
          real | '-infinity', '0.1', '0.3'
          double precision | '0.1', '0.30000000000000004', '0.3000000000000001'
          date | '0045-03-15 BC', '0044-03-15 BC', '1582-10-04'
          timestamp | '-infinity', '0044-03-15 12:00:00.5 BC', '12026-01-01'
          timestamptz | '0044-03-15 12:00:00.5+00 BC', '0044-03-15 12:00:00.500001+00 BC', '2026-07-01 00:00:00.000001+00'
          text | 'B', 'a''\\"', 'ä'
          varchar(40) | 'B', 'a', E'b\\t\\\\'
          uuid | '00000000-0000-0000-0000-000000000001', '7d444840-9dc0-11d1-b245-5ffdce74fad2', 'ffffffff-9dc0-11d1-b245-5ffdce74fad2'
          """,
      quoteCharacter = '`')
  void whatPostgresOrdersSurvivesTheRoundTrip(String type, String values) throws Exception {
    String[] three = values.split(", ", -1);
    postgres.schema(
        "round",
        "create table o (id int, c %s)".formatted(type),
        "insert into o values (2, %s), (1, %s)".formatted(three[1], three[0]));

    SourceRun first = read("round", Optional.empty(), "o by c");
    postgres.run("insert into round.o values (3, %s)".formatted(three[2]));
    SourceRun second = read("round", first.stateFile(), "o by c");
    SourceRun third = read("round", second.stateFile(), "o by c");

    assertThat(first.values("o", "id")).containsExactly("1", "2");
    assertThat(second.values("o", "id")).containsExactly("3");
    assertThat(third.values("o", "id")).isEmpty();
    assertThat(third.stateFile()).isNotEmpty().get().hasToString(withoutRows(second));
  }

  @Test
  void numbersThatAreWrittenDifferentlyMayBeOneCursor() throws Exception {
    postgres.schema(
        "scales",
        "create table o (id int, n numeric)",
        "insert into o select i, case when i % 2 = 0 then 1.0 else 1.00 end"
            + " from generate_series(1, 20001) as i",
        "insert into o values (0, 2)");

    SourceRun run = read("scales", Optional.empty(), "o by n");

    assertThat(run.states())
        .extracting(state -> state.at("/stream/stream_state/cursor_record_count").asInt())
        .containsExactly(20_001, 1);
  }

  @Test
  void anotherCursorBeginsAnew() throws Exception {
    postgres.schema(
        "changed", "create table o (id int, n int)", "insert into o values (1, 7), (2, 6)");

    SourceRun first = read("changed", Optional.empty(), "o by n");
    SourceRun second = read("changed", first.stateFile(), "o by id");

    assertThat(second.values("o", "id")).containsExactly("1", "2");
    assertThat(second.logs())
        .contains("changed.o: The cursor is id now, no longer n: all rows are read anew.");
  }

  @Test
  void statesOfNothingBeginAnew() throws Exception {
    postgres.schema("fresh", "create table o (id int)", "insert into o values (1)");
    SourceRun full = read("fresh", Optional.empty(), "o");

    for (String nothing :
        List.of(
            "[]", "{}", "null", "[{\"type\":\"LEGACY\",\"data\":{}}]", text(full.stateFile()))) {
      SourceRun run = read("fresh", Optional.of(SourceRun.JSON.readTree(nothing)), "o by id");

      assertThat(run.values("o", "id")).as(nothing).containsExactly("1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"cursor_field":["id"],"cursor":"yesterday"} | 'yesterday' is no value of column id
          {"cursor_field":["id"],"cursor":"99999999999"} | '99999999999' is no value of column id
          {"cursor_field":["id"],"cursor":"1'; drop table broken.o; --"} | is no value of column id
          {"cursor_field":["id"],"cursor":"\\\\'; drop table broken.o; --"} | is no value of column id
          {"cursor_field":["id"],"cursor":"a\\u0000b"} | is no value of column id
          {"cursor_field":["id","n"],"cursor":"1"} | its cursor is not one field
          {"cursor_field":["id"],"cursor":{"x":1}} | its cursor is not one field
          {"state_type":"xmin","xmin_xid_value":7} | it names no cursor field
          {"state_type":"ctid","cursor_field":["id"]} | it is of type ctid
          {"version":3,"cursor_field":["id"],"cursor":"1"} | version 3
          """)
  void aStateThatCannotBeReadIsRefused(String state, String why) throws Exception {
    postgres.schema("broken", "create table o (id int)", "insert into o values (1)");
    ObjectNode message = SourceRun.JSON.createObjectNode().put("type", "STREAM");
    ObjectNode stream = message.putObject("stream");
    stream.putObject("stream_descriptor").put("name", "o").put("namespace", "broken");
    stream.set("stream_state", SourceRun.JSON.readTree(state));

    SourceRun run =
        read("broken", Optional.of(SourceRun.JSON.createArrayNode().add(message)), "o by id");

    assertThat(run.failure().orElseThrow())
        .hasMessageStartingWith("The saved state of stream broken.o cannot be used: ")
        .hasMessageContaining(why)
        .hasMessageContaining("Clear the stream's data");
    assertThat(run.failure().orElseThrow().type()).isEqualTo(FailureType.CONFIG_ERROR);
    assertThat(run.statuses("o")).containsExactly("STARTED", "INCOMPLETE");
    assertThat(read("broken", Optional.empty(), "o").rows("o")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7 | it is no list of states
          "text" | it is no list of states
          [7] | NUMBER is no state message
          [{"stream":{"stream_state":{}}}] | names no stream
          {"type":"GLOBAL","global":{}} | does not say where each stream came to
          {"type":"LEGACY","data":{"cdc":true}} | does not say where each stream came to
          {"cdc":true} | does not say where each stream came to
          """)
  void aStateFileOfSomethingElseIsRefused(String file, String why) throws Exception {
    postgres.schema("foreign_state", "create table o (id int)");

    SourceRun run = read("foreign_state", Optional.of(SourceRun.JSON.readTree(file)), "o by id");

    assertThat(run.failure().orElseThrow()).hasMessageContaining(why);
    assertThat(run.failure().orElseThrow().type()).isEqualTo(FailureType.CONFIG_ERROR);
  }

  private static SourceRun read(String schema, Optional<JsonNode> state, String... streams)
      throws Exception {
    PostgresSourceConfig config = postgres.config(schema);
    return SourceRun.read(config, SourceRun.catalog(config, streams), state);
  }

  private static String text(Optional<JsonNode> state) {
    return state.orElseThrow().toString();
  }

  private static String withoutRows(SourceRun run) {
    return text(run.stateFile()).replaceAll("\"recordCount\":\\d+\\.0", "\"recordCount\":0.0");
  }
}
