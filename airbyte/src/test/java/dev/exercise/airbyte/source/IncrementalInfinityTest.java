package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Postgres;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incremental reads by a cursor that Postgres orders after all others. */
@Timeout(120)
final class IncrementalInfinityTest {

  private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          timestamp | '2026-07-01', '2026-07-02', 'infinity'
          timestamptz | '2026-07-01', '2026-07-02', 'infinity'
          date | '2026-07-01', '2026-07-02', 'infinity'
          date | '-infinity', '2026-07-02', 'infinity'
          float8 | 1.5, 2.5, 'Infinity'
          float8 | '-Infinity', 2.5, 'NaN'
          real | 1.5, 2.5, 'NaN'
          numeric | 1.5, 2.5, 'Infinity'
          numeric | '-Infinity', 2.5, 'NaN'
          numeric(10) | 1, 2, 'NaN'
          """)
  void rowsAfterARowAtInfinityAreNotLost(String type, String values) throws Exception {
    String[] three = values.split(", ", -1);
    postgres.schema(
        "endless",
        "create table o (id int, c %s)".formatted(type),
        "insert into o values (1, %s), (8, %s), (9, %2$s)".formatted(three[0], three[2]));

    SourceRun first = read("endless", Optional.empty(), "o by c");
    postgres.run("insert into endless.o values (2, %s)".formatted(three[1]));
    SourceRun second = read("endless", first.stateFile(), "o by c");
    SourceRun third = read("endless", second.stateFile(), "o by c");

    assertThat(first.values("o", "id")).hasSize(3).startsWith("1").contains("8", "9");
    assertThat(second.values("o", "id")).hasSize(3).startsWith("2").contains("8", "9");
    assertThat(third.values("o", "id")).containsExactlyInAnyOrder("8", "9");
    assertThat(third.lastState()).isEqualTo(second.lastState());
    assertThat(third.lastState().path("cursor_record_count").asInt()).isEqualTo(1);
    assertThat(third.warnings())
        .containsExactly(
            "endless.o: Rows whose c is infinity or NaN: 2."
                + " Nothing comes after them, so each read sends them again.");
  }

  @Test
  void aTableWithNothingButInfinityWaitsForItsFirstCursor() throws Exception {
    postgres.schema(
        "waiting",
        "create table o (id int, n float8)",
        "insert into o values (1, 'NaN'), (2, 'Infinity'), (3, null)");

    SourceRun first = read("waiting", Optional.empty(), "o by n");
    SourceRun second = read("waiting", first.stateFile(), "o by n");
    postgres.run("insert into waiting.o values (4, 0)");
    SourceRun third = read("waiting", second.stateFile(), "o by n");

    assertThat(first.values("o", "id")).containsExactly("3", "2", "1");
    assertThat(first.lastState().has("cursor")).isFalse();
    assertThat(second.values("o", "id")).containsExactly("2", "1");
    assertThat(third.values("o", "id")).containsExactly("4", "2", "1");
    assertThat(third.lastState().path("cursor").asText()).isEqualTo("0");
  }

  @Test
  void statesAmidRowsAtInfinityKeepTheLastFiniteCursor() throws Exception {
    postgres.schema(
        "amid",
        "create table o (id int, at timestamp)",
        "insert into o select i, case when i <= 2 then timestamp '2026-07-01' else 'infinity' end"
            + " from generate_series(1, 25000) as i");

    SourceRun run = read("amid", Optional.empty(), "o by at");

    assertThat(run.rows("o")).hasSize(25_000);
    assertThat(run.states())
        .extracting(
            state -> state.at("/stream/stream_state/cursor").asText(),
            state -> state.at("/stream/stream_state/cursor_record_count").asInt(),
            state -> state.at("/sourceStats/recordCount").toString())
        .containsExactly(
            tuple("2026-07-01T00:00:00", 2, "10000.0"),
            tuple("2026-07-01T00:00:00", 2, "10000.0"),
            tuple("2026-07-01T00:00:00", 2, "5000.0"));
  }

  @ParameterizedTest
  @CsvSource({"timestamp, infinity", "date, infinity", "float8, inf", "numeric, nan"})
  void aStateAtInfinityBeginsAnew(String type, String saved) throws Exception {
    postgres.schema(
        "stuck",
        "create table o (id int, c %s)".formatted(type),
        "insert into o values (1, '-infinity'), (2, '%s'), (3, null)".formatted(saved));
    ObjectNode message = SourceRun.JSON.createObjectNode().put("type", "STREAM");
    ObjectNode stream = message.putObject("stream");
    stream.putObject("stream_descriptor").put("name", "o").put("namespace", "stuck");
    ObjectNode state = stream.putObject("stream_state").put("cursor", saved);
    state.put("cursor_record_count", 1).putArray("cursor_field").add("c");

    SourceRun run =
        read("stuck", Optional.of(SourceRun.JSON.createArrayNode().add(message)), "o by c");

    assertThat(run.values("o", "id")).containsExactly("3", "1", "2");
    assertThat(run.warnings())
        .contains(
            "stuck.o: The saved c is %s, which nothing comes after: all rows are read anew."
                .formatted(saved));
    assertThat(run.lastState().path("cursor").asText()).isEqualToIgnoringCase("-infinity");
  }

  @Test
  void aTextIsNeverInfinite() throws Exception {
    postgres.schema(
        "words",
        "create table o (id int, t text)",
        "insert into o values (1, 'Infinity'), (2, 'NaN'), (3, 'infinity')");

    SourceRun first = read("words", Optional.empty(), "o by t");
    SourceRun second = read("words", first.stateFile(), "o by t");

    assertThat(first.lastState().path("cursor").asText()).isEqualTo("infinity");
    assertThat(second.rows("o")).isEmpty();
    assertThat(second.warnings()).isEmpty();
  }

  private static SourceRun read(String schema, Optional<JsonNode> state, String... streams)
      throws Exception {
    PostgresSourceConfig config = postgres.config(schema);
    return SourceRun.read(config, SourceRun.catalog(config, streams), state);
  }
}
