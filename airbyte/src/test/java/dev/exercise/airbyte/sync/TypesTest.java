package dev.exercise.airbyte.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.BigQueryDestination;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class TypesTest {

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
  void everyTypeArrivesAsTheDocumentedOneWithItsExactValue() throws Exception {
    postgres.schema(
        "types",
        "create type mood as enum ('glad', 'sad')",
        """
        create table everything (
            id bigint primary key, small smallint, amount numeric(38, 9), words text, flag boolean,
            day date, wall timestamp, moment timestamptz, document jsonb, id_text uuid, feeling mood,
            ratio double precision, raw bytea, tags text[])
        """,
        """
        insert into everything values
            (9223372036854775807, -7, 12345678901234567890123456789.123456789,
             E'Grüße 🎁 "q" \\\\ tab\\t line\\n end', true, '0001-01-01', '1582-10-04 23:59:59.999999',
             '9999-12-31 23:59:59.999999+00', '{"b": [1.10, null], "a": "\\u00e9"}',
             '7d444840-9dc0-11d1-b245-5ffdce74fad2', 'sad', 0.1, '\\x00ff10', '{a,"b c"}'),
            (2, null, 0.10, '', false, '2026-07-01', '2026-07-01 12:00:00', '2026-07-01 12:00:00-04',
             'null', null, null, 1e-300, null, null),
            (3, null, null, null, null, null, null, null, null, null, null, null, null, null)
        """);

    SyncReport report = sync("types", "types_raw", "everything");

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(warehouse.columns("types_raw", "everything"))
        .containsExactly(
            "_airbyte_raw_id STRING",
            "_airbyte_extracted_at TIMESTAMP",
            "_airbyte_meta JSON",
            "_airbyte_generation_id INT64",
            "id INT64",
            "small INT64",
            "amount NUMERIC",
            "words STRING",
            "flag BOOL",
            "day DATE",
            "wall DATETIME",
            "moment TIMESTAMP",
            "document STRING",
            "id_text STRING",
            "feeling STRING",
            "ratio FLOAT64",
            "raw STRING",
            "tags JSON");
    assertThat(
            warehouse.query(
                """
                select
                    id, small, amount, words, flag, day, wall, string(moment), document, id_text,
                    feeling, ratio, raw, tags
                from types_raw.everything
                order by id desc
                """))
        .containsExactly(
            List.of(
                "9223372036854775807",
                "-7",
                "12345678901234567890123456789.123456789",
                "Grüße 🎁 \"q\" \\ tab\t line\n end",
                "true",
                "0001-01-01",
                "1582-10-04T23:59:59.999999",
                "9999-12-31 23:59:59.999999+00",
                "{\"a\": \"é\", \"b\": [1.10, null]}",
                "7d444840-9dc0-11d1-b245-5ffdce74fad2",
                "sad",
                "0.1",
                "AP8Q",
                "[\"a\",\"b c\"]"),
            Arrays.asList(
                "3", null, null, null, null, null, null, null, null, null, null, null, null, null),
            Arrays.asList(
                "2",
                null,
                "0.1",
                "",
                "false",
                "2026-07-01",
                "2026-07-01T12:00:00",
                "2026-07-01 16:00:00+00",
                "null",
                null,
                null,
                "1e-300",
                null,
                null));
  }

  @Test
  void whatBigQueryCannotHoldIsLeftEmptyAndNamedInTheMeta() throws Exception {
    postgres.schema(
        "beyond",
        "create table odd (id int primary key, n numeric, d double precision, day date, at timestamptz)",
        """
        insert into odd values
            (1, 'NaN', 'NaN', 'infinity', '-infinity'),
            (2, 0.1234567891, '-Infinity', '10000-01-01', '0044-03-15 12:00:00+00 BC'),
            (3, 1e29, 1, '2026-01-01', '2026-01-01 00:00:00+00')
        """);

    SyncReport report = sync("beyond", "beyond_raw", "odd");

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(report.streams().get(0).nulledValues()).isEqualTo(9);
    assertThat(
            warehouse.query(
                """
                select id, n, d, day, at is null, array_length(json_query_array(_airbyte_meta, '$.changes'))
                from beyond_raw.odd
                order by id
                """))
        .containsExactly(
            Arrays.asList("1", null, null, null, "true", "4"),
            Arrays.asList("2", null, null, null, "true", "4"),
            Arrays.asList("3", null, "1.0", "2026-01-01", "false", "1"));
    assertThat(
            warehouse.query(
                "select json_value(_airbyte_meta, '$.changes[0].field'),"
                    + " json_value(_airbyte_meta, '$.changes[0].change'),"
                    + " json_value(_airbyte_meta, '$.changes[0].reason') from beyond_raw.odd where id = 3"))
        .containsExactly(List.of("n", "NULLED", "DESTINATION_FIELD_SIZE_LIMITATION"));
  }

  private static SyncReport sync(String schema, String dataset, String table)
      throws InterruptedException {
    return Sync.fullRefresh(
        postgres.source(schema),
        new BigQueryDestination(emulator.dataset(dataset)),
        postgres.source(schema).discover().fullRefreshOverwrite(List.of(table)),
        SyncListener.NONE);
  }
}
