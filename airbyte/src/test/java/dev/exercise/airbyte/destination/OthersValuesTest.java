package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.row;
import static dev.exercise.airbyte.destination.Writing.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.Writing.Outcome;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of sources that are not ours. */
@Timeout(300)
final class OthersValuesTest {

  private static final AirbyteStream EVERYTHING =
      stream(
          "everything",
          new Field("id", FieldType.INTEGER, false),
          new Field("whole", FieldType.INTEGER, true),
          new Field("exact", FieldType.NUMBER, true),
          new Field("floating", FieldType.DOUBLE, true),
          new Field("flag", FieldType.BOOLEAN, true),
          new Field("words", FieldType.STRING, true),
          new Field("day", FieldType.DATE, true),
          new Field("clock", FieldType.TIME_WITHOUT_TIMEZONE, true),
          new Field("zoned_clock", FieldType.TIME_WITH_TIMEZONE, true),
          new Field("wall", FieldType.TIMESTAMP_WITHOUT_TIMEZONE, true),
          new Field("moment", FieldType.TIMESTAMP_WITH_TIMEZONE, true),
          new Field("document", FieldType.JSON, true));

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
  void everyTypeHasItsColumnAndItsValue() throws Exception {
    Outcome outcome =
        write(
            "types",
            """
            {"id":1,"whole":-9223372036854775808,"exact":12345678901234567890.123456789,
             "floating":1.5e-10,"flag":true,"words":"Grüße 🎁 \\u0041 \\"q\\"","day":"0001-01-01",
             "clock":"23:59:59.999999","zoned_clock":"12:00:00+02:00",
             "wall":"1582-10-10T00:00:00","moment":"2026-07-01T01:30:00.5+02:00",
             "document":{"a":[1,null,{"b":"ü"}]}}
            """,
            """
            {"id":2,"whole":3.0,"exact":"1.10","floating":"2","flag":"false","words":{"a":1},
             "day":"2024-02-29","clock":"07:05","wall":"2026-07-01 12:00:00Z",
             "moment":"2026-07-01 12:00:00-0430","document":"a \\"text\\""}
            """,
            """
            {"id":3,"whole":1e3,"exact":-1e-9,"document":[],"words":"","moment":"2026-07-01T12:00:00"}
            """);

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(warehouse.columns("types", "everything").subList(4, 16))
        .containsExactly(
            "id INT64",
            "whole INT64",
            "exact NUMERIC",
            "floating FLOAT64",
            "flag BOOL",
            "words STRING",
            "day DATE",
            "clock TIME",
            "zoned_clock STRING",
            "wall DATETIME",
            "moment TIMESTAMP",
            "document JSON");
    assertThat(
            warehouse.query(
                """
                select
                    whole, exact, floating, flag, words, day, clock, zoned_clock, wall,
                    string(moment), to_json_string(document)
                from types.everything
                order by id
                """))
        .containsExactly(
            List.of(
                "-9223372036854775808",
                "12345678901234567890.123456789",
                "1.5e-10",
                "true",
                "Grüße 🎁 A \"q\"",
                "0001-01-01",
                "23:59:59.999999",
                "12:00:00+02:00",
                "1582-10-10T00:00:00",
                "2026-06-30 23:30:00.5+00",
                "{\"a\":[1,null,{\"b\":\"ü\"}]}"),
            Arrays.asList(
                "3",
                "1.1",
                "2.0",
                "false",
                "{\"a\":1}",
                "2024-02-29",
                "07:05:00",
                null,
                "2026-07-01T12:00:00",
                "2026-07-01 16:30:00+00",
                "\"a \\\"text\\\"\""),
            Arrays.asList(
                "1000",
                "-0.000000001",
                null,
                null,
                "",
                null,
                null,
                null,
                null,
                "2026-07-01 12:00:00+00",
                "[]"));
  }

  @Test
  void whatDoesNotFitIsEmptyAndNamedWithItsReason() throws Exception {
    Outcome outcome =
        write(
            "unfit",
            """
            {"id":1,"whole":"many","exact":"1,5","floating":"x","flag":"yes","words":"half \\ud83c",
             "day":"2026-02-30","clock":"25:00","wall":"yesterday","moment":"2026-13-01T00:00:00Z"}
            """,
            """
            {"id":2,"whole":9223372036854775808,"exact":0.1234567891,"floating":1e400,
             "day":"10000-01-01","wall":"0044-03-15T12:00:00 BC","moment":"9999-12-31T23:59:59-01:00"}
            """);

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(outcome.messages().toString()).contains("15 values did not fit their columns");
    assertThat(
            warehouse.query(
                """
                select
                    id, json_value(change, '$.reason'), count(*),
                    string_agg(json_value(change, '$.field'), ' ' order by json_value(change, '$.field'))
                from unfit.everything, unnest(json_query_array(_airbyte_meta, '$.changes')) as change
                where json_value(change, '$.change') = 'NULLED'
                group by 1, 2
                order by 1
                """))
        .containsExactly(
            List.of(
                "1",
                "DESTINATION_SERIALIZATION_ERROR",
                "9",
                "clock day exact flag floating moment wall whole words"),
            List.of(
                "2",
                "DESTINATION_FIELD_SIZE_LIMITATION",
                "6",
                "day exact floating moment wall whole"));
    assertThat(
            warehouse.query(
                "select id from unfit.everything where coalesce(whole, exact, floating) is null"
                    + " and coalesce(words, string(moment)) is null order by id"))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void changesOfTheSourceAreKeptBesideOurOwn() throws Exception {
    Writing writing = new Writing(emulator, "merged");

    writing.write(
        append(EVERYTHING),
        """
        {"type":"RECORD","record":{"namespace":"public","stream":"everything","emitted_at":1,\
        "data":{"id":1,"flag":"perhaps"},\
        "meta":{"changes":[{"field":"exact","change":"NULLED","reason":"SOURCE_SERIALIZATION_ERROR"}]}}}"""
            .strip(),
        complete("everything"));

    assertThat(warehouse.query("select to_json_string(_airbyte_meta) from merged.everything"))
        .containsExactly(
            List.of(
                "{\"sync_id\":7,\"changes\":["
                    + "{\"field\":\"exact\",\"change\":\"NULLED\",\"reason\":\"SOURCE_SERIALIZATION_ERROR\"},"
                    + "{\"field\":\"flag\",\"change\":\"NULLED\",\"reason\":\"DESTINATION_SERIALIZATION_ERROR\"}]}"));
  }

  @Test
  void theTimeOfExtractionIsTheSources() throws Exception {
    Writing writing = new Writing(emulator, "extracted");

    writing.write(
        append(EVERYTHING),
        row("everything", "{\"id\":1}", 1_782_900_000_123L),
        complete("everything"));

    assertThat(
            warehouse.query(
                "select string(_airbyte_extracted_at), length(_airbyte_raw_id) from extracted.everything"))
        .containsExactly(List.of("2026-07-01 10:00:00.123+00", "36"));
  }

  private static Outcome write(String dataset, String... rows) {
    String[] lines = new String[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      lines[i] = row("everything", rows[i].replace("\n", ""));
    }
    lines[rows.length] = complete("everything");
    return new Writing(emulator, dataset).write(append(EVERYTHING), lines);
  }
}
