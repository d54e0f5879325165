package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.Postgres;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class EncodingsTest {

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
  void everyTypeIsEncodedAsDocumented() throws Exception {
    postgres.schema(
        "types",
        "create type mood as enum ('glad', 'sad')",
        "create type place as (city text, zip int)",
        "create domain price as numeric(12, 2)",
        "create domain list_price as price check (value >= 0)",
        """
        create table everything (
            small smallint, whole int, id bigint, amount numeric(38, 9), digits numeric(10, 0),
            free numeric, cost list_price, cash money, ratio real, measure double precision,
            flag boolean, words text, code char(4), day date, at_time time, at_zone timetz,
            wall timestamp, moment timestamptz, took interval, document json, tree jsonb,
            key uuid, feeling mood, raw bytea, tags text[], matrix int[], home place,
            address inet, spot point, span int4range, bits bit(3), tree_list jsonb[])
        """,
        """
        insert into everything values (
            -32768, -2147483648, 9223372036854775807, 12345678901234567890123456789.123456789,
            9999999999, 0.10000000000000000000000000000000000000000000000001, 12.30, -1234.5, 0.1,
            1e-300, true, 'Grüße', 'ab', '1582-10-04', '23:59:59.999999', '12:00:00+02',
            '2026-07-01 12:00:00.123456', '2026-07-01 12:00:00.5-04', '1 year 2 days 03:04:05.6',
            '{"b":  1,\n "a": [1.10, null]}', '{"b": 1.10, "a": "\\u00e9"}',
            '7d444840-9dc0-11d1-b245-5ffdce74fad2', 'sad', '\\x00ff10', '{a,"b \\" c",null}',
            '{{1,2},{3,4}}', row('New "York"', 10001), '10.0.0.1', '(1,2)', '[1,5)', B'101',
            array['{"k": "tab\\t"}'::jsonb])
        """);

    SourceRun run = full("types", "everything");

    JsonNode row = run.rows("everything").get(0);
    assertThat(fields(row))
        .containsExactly(
            "small=-32768",
            "whole=-2147483648",
            "id=9223372036854775807",
            "amount=12345678901234567890123456789.123456789",
            "digits=9999999999",
            "free=0.10000000000000000000000000000000000000000000000001",
            "cost=12.30",
            "cash=-1234.50",
            "ratio=0.1",
            "measure=1E-300",
            "flag=true",
            "words=\"Grüße\"",
            "code=\"ab  \"",
            "day=\"1582-10-04\"",
            "at_time=\"23:59:59.999999\"",
            "at_zone=\"12:00:00+02:00\"",
            "wall=\"2026-07-01T12:00:00.123456\"",
            "moment=\"2026-07-01T16:00:00.5Z\"",
            "took=\"P1Y2DT3H4M5.6S\"",
            "document=\"{\\\"b\\\":  1,\\n \\\"a\\\": [1.10, null]}\"",
            "tree=\"{\\\"a\\\": \\\"é\\\", \\\"b\\\": 1.10}\"",
            "key=\"7d444840-9dc0-11d1-b245-5ffdce74fad2\"",
            "feeling=\"sad\"",
            "raw=\"AP8Q\"",
            "tags=[\"a\",\"b \\\" c\",null]",
            "matrix=[[1,2],[3,4]]",
            "home=\"{\\\"city\\\":\\\"New \\\\\\\"York\\\\\\\"\\\",\\\"zip\\\":10001}\"",
            "address=\"10.0.0.1\"",
            "spot=\"(1,2)\"",
            "span=\"[1,5)\"",
            "bits=\"101\"",
            "tree_list=[{\"k\":\"tab\\t\"}]");
    assertThat(run.recordsOf("everything").get(0).has("meta")).isFalse();
  }

  @Test
  void theCatalogueNamesTheTypesInAirbytesWords() throws Exception {
    postgres.schema(
        "named",
        "create domain whole as bigint",
        """
        create table typed (
            id whole, digits numeric(18, 0), many numeric(19, 0), amount numeric(12, 2), cash money,
            ratio real, flag boolean, day date, at_time time, at_zone timetz, wall timestamp,
            moment timestamptz, words text, tree jsonb, raw bytea, tags text[])
        """);

    JsonNode properties =
        SourceRun.catalog(postgres.config("named"), "typed")
            .at("/streams/0/stream/json_schema/properties");

    assertThat(fields(properties))
        .containsExactly(
            "id={\"type\":\"number\",\"airbyte_type\":\"integer\"}",
            "digits={\"type\":\"number\",\"airbyte_type\":\"integer\"}",
            "many={\"type\":\"number\"}",
            "amount={\"type\":\"number\"}",
            "cash={\"type\":\"number\"}",
            "ratio={\"type\":\"number\",\"format\":\"double\"}",
            "flag={\"type\":\"boolean\"}",
            "day={\"type\":\"string\",\"format\":\"date\"}",
            "at_time={\"type\":\"string\",\"format\":\"time\",\"airbyte_type\":\"time_without_timezone\"}",
            "at_zone={\"type\":\"string\",\"format\":\"time\",\"airbyte_type\":\"time_with_timezone\"}",
            "wall={\"type\":\"string\",\"format\":\"date-time\",\"airbyte_type\":\"timestamp_without_timezone\"}",
            "moment={\"type\":\"string\",\"format\":\"date-time\",\"airbyte_type\":\"timestamp_with_timezone\"}",
            "words={\"type\":\"string\"}",
            "tree={\"type\":\"string\"}",
            "raw={\"type\":\"string\",\"contentEncoding\":\"base64\"}",
            "tags={\"type\":\"array\"}");
  }

  @Test
  void whatJsonHasNoNumberForIsNulledAndNamed() throws Exception {
    postgres.schema(
        "beyond",
        "create table odd (id int, n numeric, r real, d double precision, w numeric(10))",
        "insert into odd values (1, 'NaN', 'Infinity', '-Infinity', 'NaN'),"
            + " (2, 'Infinity', 'NaN', '-0', 7), (3, null, null, 1.5, null)");

    SourceRun run = full("beyond", "odd");

    assertThat(run.recordsOf("odd"))
        .extracting(
            record -> record.path("data").toString(), record -> record.path("meta").toString())
        .containsExactly(
            tuple(
                "{\"id\":1,\"n\":null,\"r\":null,\"d\":null,\"w\":null}",
                "{\"changes\":["
                    + String.join(",", nulled("n"), nulled("r"), nulled("d"), nulled("w"))
                    + "]}"),
            tuple(
                "{\"id\":2,\"n\":null,\"r\":null,\"d\":0,\"w\":7}",
                "{\"changes\":[" + nulled("n") + "," + nulled("r") + "]}"),
            tuple("{\"id\":3,\"n\":null,\"r\":null,\"d\":1.5,\"w\":null}", ""));
  }

  @Test
  void daysBeyondTheCommonEraKeepTheirNames() throws Exception {
    postgres.schema(
        "ages",
        "create table days (id int, day date, wall timestamp, moment timestamptz)",
        """
        insert into days values
            (1, '0044-03-15 BC', '0044-03-15 12:00:00.5 BC', '0044-03-15 12:00:00.5+00 BC'),
            (2, '12026-07-01', '12026-07-01 12:00:00', '12026-07-01 12:00:00+00'),
            (3, 'infinity', '-infinity', 'infinity')
        """);

    assertThat(full("ages", "days").rows("days"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"id\":1,\"day\":\"0044-03-15 BC\",\"wall\":\"0044-03-15T12:00:00.5 BC\",\"moment\":\"0044-03-15T12:00:00.5Z BC\"}",
            "{\"id\":2,\"day\":\"12026-07-01\",\"wall\":\"12026-07-01T12:00:00\",\"moment\":\"12026-07-01T12:00:00Z\"}",
            "{\"id\":3,\"day\":\"infinity\",\"wall\":\"-infinity\",\"moment\":\"infinity\"}");
  }

  @Test
  void everyCharacterThatPostgresHoldsComesThrough() throws Exception {
    String all =
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    postgres.schema("letters", "create table words (word text)");
    try (var connection = postgres.connect();
        var insert = connection.prepareStatement("insert into letters.words values (?)")) {
      for (String word : List.of(all, "", "\\N", "\\", "\"", "tab\tline\nreturn\r")) {
        insert.setString(1, word);
        insert.executeUpdate();
      }
    }

    assertThat(full("letters", "words").values("words", "word"))
        .containsExactly(all, "", "\\N", "\\", "\"", "tab\tline\nreturn\r");
  }

  @Test
  void namesMayHoldAnything() throws Exception {
    String table = "Größe \"x\"; drop\ttable\\ 🎁";
    String column = "it's {\"odd\"}\\n\t🎁";
    postgres.schema(
        "\"Schema \"\"1\"\" ü\"",
        "create table %s (%s text, \"order\" int)".formatted(Sql.quote(table), Sql.quote(column)),
        "insert into %s values ('here', 1)".formatted(Sql.quote(table)));

    SourceRun run =
        SourceRun.read(
            postgres.config("Schema \"1\" ü"),
            SourceRun.catalog(postgres.config("Schema \"1\" ü"), table + " by order"),
            Optional.empty());

    assertThat(run.recordsOf(table).get(0).path("namespace").asText()).isEqualTo("Schema \"1\" ü");
    assertThat(run.values(table, column)).containsExactly("here");
    assertThat(run.lastState().path("cursor").asText()).isEqualTo("1");
  }

  @Test
  void fiveHundredColumnsKeepTheirOrder() throws Exception {
    String columns =
        IntStream.range(0, 500)
            .mapToObj(i -> "c%d int".formatted(i))
            .collect(Collectors.joining(", "));
    String values =
        IntStream.range(0, 500).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    postgres.schema(
        "wide",
        "create table t (%s)".formatted(columns),
        "insert into t values (%s)".formatted(values));

    JsonNode row = full("wide", "t").rows("t").get(0);

    assertThat(row).hasSize(500);
    assertThat(row.path("c499").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(499));
  }

  private static String nulled(String field) {
    return "{\"field\":\"%s\",\"change\":\"NULLED\",\"reason\":\"SOURCE_SERIALIZATION_ERROR\"}"
        .formatted(field);
  }

  private static SourceRun full(String schema, String table) throws Exception {
    PostgresSourceConfig config = postgres.config(schema);
    return SourceRun.read(config, SourceRun.catalog(config, table), Optional.empty());
  }

  private static List<String> fields(JsonNode row) {
    List<String> fields = new ArrayList<>();
    row.properties().forEach(field -> fields.add(field.getKey() + "=" + field.getValue()));
    return fields;
  }
}
