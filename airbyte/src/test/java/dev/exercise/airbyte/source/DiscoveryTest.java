package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.CatalogJson;
import dev.exercise.airbyte.protocol.Field;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class DiscoveryTest {

  private static final PostgresConnector CONNECTOR = new PostgresConnector(Clock.systemUTC());

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
  void theCatalogueIsTheOneThatAirbyteExpects() throws Exception {
    postgres.schema("shop", "create table orders (id bigint primary key, paid boolean)");

    assertThat(CatalogJson.write(discover("shop")))
        .hasToString(
            "{\"streams\":[{\"name\":\"orders\",\"json_schema\":{\"type\":\"object\",\"properties\":"
                + "{\"id\":{\"type\":\"number\",\"airbyte_type\":\"integer\"},\"paid\":{\"type\":\"boolean\"}}},"
                + "\"supported_sync_modes\":[\"full_refresh\",\"incremental\"],"
                + "\"source_defined_cursor\":false,\"is_resumable\":true,\"default_cursor_field\":[],"
                + "\"source_defined_primary_key\":[[\"id\"]],\"namespace\":\"shop\"}]}");
  }

  @Test
  void aTableThatNoCursorCanFollowIsReadInFullOnly() throws Exception {
    postgres.schema("flags", "create table f (paid boolean, document jsonb, tags text[])");

    JsonNode stream = CatalogJson.write(discover("flags")).at("/streams/0");

    assertThat(stream.path("supported_sync_modes")).hasToString("[\"full_refresh\"]");
    assertThat(stream.path("is_resumable").asBoolean()).isFalse();
    assertThat(stream.path("source_defined_primary_key")).isEmpty();
  }

  @Test
  void schemasAreDiscoveredTogetherAndAllOfThemWhenNoneIsNamed() throws Exception {
    postgres.schema("north", "create table a (id int)", "create table b (id int)");
    postgres.schema("south", "create table a (id int)");
    postgres.schema("\"East\"", "create table a (id int)");

    assertThat(labels("south", "north")).containsExactly("north.a", "north.b", "south.a");
    assertThat(labels("East")).containsExactly("East.a");
    assertThat(labels("east")).isEmpty();
    assertThat(labels())
        .contains("East.a", "north.a", "south.a")
        .noneMatch(label -> label.startsWith("pg_") || label.startsWith("information_schema"));
    assertThat(labels("pg_catalog", "information_schema")).isEmpty();
  }

  @Test
  void whateverHoldsRowsIsAStreamOnce() throws Exception {
    postgres.schema(
        "kinds",
        "create table plain (id int)",
        "create view seen as select * from plain",
        "create materialized view kept as select * from plain",
        "create table parts (id int, at date, primary key (id, at)) partition by range (at)",
        "create table parts_2026 partition of parts for values from ('2026-01-01') to ('2027-01-01')",
        "create sequence numbers",
        "create index on plain (id)",
        "create table nothing ()",
        "insert into parts values (1, '2026-07-01')");

    assertThat(labels("kinds"))
        .containsExactly("kinds.kept", "kinds.parts", "kinds.plain", "kinds.seen");
    PostgresSourceConfig config = postgres.config("kinds");
    assertThat(
            SourceRun.read(
                    config, SourceRun.catalog(config, "parts", "seen by id"), Optional.empty())
                .rows("parts"))
        .hasSize(1);
  }

  @Test
  void theKeyHasItsOwnColumnsInItsOwnOrder() throws Exception {
    postgres.schema(
        "keys",
        "create table k (a int, b int, c text, primary key (b, a) include (c))",
        "create table u (a int unique not null)");

    assertThat(discover("keys").stream("k").orElseThrow().primaryKey()).containsExactly("b", "a");
    assertThat(discover("keys").stream("u").orElseThrow().primaryKey()).isEmpty();
  }

  @Test
  void onlyWhatTheRoleMayReadIsOffered() throws Exception {
    postgres.schema(
        "rights",
        "drop role if exists reader",
        "create role reader login",
        "grant usage on schema rights to reader",
        "create table all_of_it (id int, secret text)",
        "grant select on all_of_it to reader",
        "create table part_of_it (id int, secret text)",
        "grant select (id) on part_of_it to reader",
        "create table none_of_it (id int)",
        "insert into part_of_it values (1, 'x')");
    postgres.schema("closed", "create table t (id int)", "grant select on t to reader");
    PostgresSourceConfig asReader = as("reader", "rights", "closed");

    AirbyteCatalog catalog = new PostgresSource(asReader).discover();

    assertThat(catalog.streams())
        .extracting(stream -> stream.label() + stream.fields().stream().map(Field::name).toList())
        .containsExactly("rights.all_of_it[id, secret]", "rights.part_of_it[id]");
    assertThat(
            SourceRun.read(asReader, SourceRun.catalog(asReader, "part_of_it"), Optional.empty())
                .values("part_of_it", "id"))
        .containsExactly("1");
    postgres.run("drop owned by reader");
  }

  @Test
  void aTypeOfSomebodyElsesThatIsCalledLikeOneOfPostgresIsText() throws Exception {
    postgres.schema(
        "poser",
        "create type poser.int8 as enum ('one')",
        "create table t (id poser.int8)",
        "insert into t values ('one')");
    PostgresSourceConfig config = postgres.config("poser");

    assertThat(
            SourceRun.read(config, SourceRun.catalog(config, "t"), Optional.empty())
                .rows("t")
                .get(0))
        .hasToString("{\"id\":\"one\"}");
  }

  private static PostgresSourceConfig as(String user, String... schemas) {
    PostgresSourceConfig config = postgres.config("any");
    return new PostgresSourceConfig(
        config.host(),
        config.port(),
        config.database(),
        List.of(schemas),
        user,
        "",
        SslMode.DISABLE,
        Map.of());
  }

  private static AirbyteCatalog discover(String... schemas) {
    ObjectNode json = SourceRun.json(as("postgres", schemas));
    return CONNECTOR.discover(json);
  }

  private static List<String> labels(String... schemas) {
    return discover(schemas).streams().stream().map(AirbyteStream::label).toList();
  }
}
