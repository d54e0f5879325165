package dev.exercise.airbyte.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.server.connector.BuiltInConnectors;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class RealConnectorsTest {

  @TempDir private static Path data;
  private static Postgres postgres;
  private static Emulator emulator;
  private static AirbyteServer server;
  private static Api api;
  private static String workspace;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
    emulator = Emulator.start();
    server =
        AirbyteServer.start(
            ServerOptions.of(0, data)
                .with(ToyRoom.QUICK)
                .withEmulator("localhost:" + emulator.address().getPort()));
    api = new Api(server.uri());
    workspace = api.post("workspaces/list", "{}").at("/workspaces/0/workspaceId").asText();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    emulator.close();
    postgres.close();
  }

  @Test
  void aCandidatesFirstTaskWorksFromEndToEnd() throws Exception {
    postgres.schema(
        "shop",
        """
        create table users (
            id bigint primary key, name text, updated_at timestamptz not null default now())
        """,
        "create table countries (code text primary key)",
        "insert into users (id, name) select i, 'user 🎁 ' || i from generate_series(1, 25000) i",
        "insert into countries values ('DE'), ('FR')");
    String source = source("postgres");
    String destination = destination();
    assertThat(check("source", source)).isEqualTo("succeeded");
    assertThat(check("destination", destination)).isEqualTo("succeeded");
    String connection = connection(source, destination);

    JsonNode first = sync(connection);
    assertThat(first.at("/job/status").asText()).as(first.toString()).isEqualTo("succeeded");
    assertThat(first.at("/job/aggregatedStats/recordsCommitted").asLong()).isEqualTo(25_002);
    Warehouse warehouse = new Warehouse(emulator);
    assertThat(warehouse.count("raw.users")).isEqualTo(25_000);
    assertThat(warehouse.count("raw.countries")).isEqualTo(2);

    postgres.run(
        "update shop.users set name = 'changed', updated_at = now() where id = 7",
        "insert into shop.users (id, name) values (25001, 'new')");
    JsonNode second = sync(connection);
    assertThat(second.at("/job/status").asText()).as(second.toString()).isEqualTo("succeeded");
    assertThat(warehouse.count("raw.users")).isEqualTo(25_001);
    assertThat(warehouse.query("select name from raw.users where id = 7").get(0))
        .containsExactly("changed");
    assertThat(second.at("/job/streamAggregatedStats").toString())
        .contains("\"streamName\":\"users\"");

    JsonNode reset =
        ended(
            api.post("connections/reset", "{\"connectionId\":\"%s\"}".formatted(connection))
                .at("/job/id")
                .asLong());
    assertThat(reset.at("/job/status").asText()).as(reset.toString()).isEqualTo("succeeded");
    assertThat(warehouse.count("raw.users")).isZero();
    assertThat(sync(connection).at("/job/aggregatedStats/recordsCommitted").asLong())
        .isEqualTo(25_003);
    assertThat(warehouse.count("raw.users")).isEqualTo(25_001);
  }

  @Test
  void aTableOfFiveHundredColumnsArrives() throws Exception {
    String columns =
        IntStream.range(0, 500).mapToObj("c%03d text"::formatted).collect(joining(", "));
    postgres.schema("broad", "create table wide (%s)".formatted(columns));
    postgres.run("insert into broad.wide (c000, c499) values ('first', 'last')");
    String source =
        actor(
            "source",
            BuiltInConnectors.POSTGRES.toString(),
            configuration("broad", "postgres", "postgres"));

    JsonNode job = sync(connection(source, destination()));

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("succeeded");
    assertThat(new Warehouse(emulator).query("select c000, c250, c499 from raw.wide").get(0))
        .containsExactly("first", null, "last");
  }

  @Test
  void anEmulatorThatGoesAwayInTheMiddleFailsTheJobWithAReason() throws Exception {
    postgres.schema(
        "doomed",
        "create table early (id int primary key)",
        "create table late (id int primary key)",
        "insert into early select generate_series(1, 20000)",
        "insert into late select generate_series(1, 20000)");
    JsonNode job;
    try (Emulator doomed = Emulator.start();
        Connection holder = postgres.connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table doomed.late in access exclusive mode");
      String source =
          actor(
              "source",
              BuiltInConnectors.POSTGRES.toString(),
              configuration("doomed", "postgres", "postgres"));
      String connection = connection(source, destination(doomed));
      long id =
          api.post("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
              .at("/job/id")
              .asLong();
      // The first table has been read, the second one waits.
      await(id, running -> running.at("/job/aggregatedStats/recordsEmitted").asLong() >= 10_000);

      doomed.kill();
      holder.rollback();
      job = ended(id);
    }

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("failed");
    assertThat(job.at("/attempts").toString())
        .contains("destination")
        .containsPattern("(?i)emulator|BigQuery");
  }

  @Test
  void aWrongPasswordIsAFailedCheckThatDoesNotTellIt() throws Exception {
    postgres.schema("closed", "create table a (id int)");
    postgres.run("create role reader login password 'right-pass'");

    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("workspaceId", workspace)
            .put("sourceDefinitionId", BuiltInConnectors.POSTGRES.toString());
    request.set("connectionConfiguration", configuration("closed", "no-such-role", "wrong-pass"));
    JsonNode checked = api.post("scheduler/sources/check_connection", request);

    assertThat(checked.path("status").asText()).isEqualTo("failed");
    assertThat(checked.toString()).doesNotContain("wrong-pass");
  }

  private static String source(String user) throws Exception {
    return actor(
        "source", BuiltInConnectors.POSTGRES.toString(), configuration("shop", user, "postgres"));
  }

  private static ObjectNode configuration(String schema, String user, String password) {
    ObjectNode configuration =
        Api.JSON
            .createObjectNode()
            .put("host", "localhost")
            .put("port", postgres.config(schema).port())
            .put("database", "postgres")
            .put("username", user)
            .put("password", password);
    configuration.putArray("schemas").add(schema);
    configuration.putObject("ssl_mode").put("mode", "disable");
    configuration.putObject("replication_method").put("method", "Standard");
    configuration.putObject("tunnel_method").put("tunnel_method", "NO_TUNNEL");
    return configuration;
  }

  private static String destination() throws Exception {
    return destination(emulator);
  }

  private static String destination(Emulator warehouse) throws Exception {
    return actor(
        "destination",
        BuiltInConnectors.BIGQUERY.toString(),
        Api.JSON
            .createObjectNode()
            .put("project_id", Emulator.PROJECT)
            .put("dataset_id", "raw")
            .put("dataset_location", "US")
            .put("emulator_host", warehouse.address().toString()));
  }

  private static String actor(String type, String definition, ObjectNode configuration)
      throws Exception {
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("workspaceId", workspace)
            .put(type + "DefinitionId", definition)
            .put("name", "Shop");
    request.set("connectionConfiguration", configuration);
    return api.post(type + "s/create", request).path(type + "Id").asText();
  }

  private static String check(String type, String id) throws Exception {
    return api.post(type + "s/check_connection", Api.JSON.createObjectNode().put(type + "Id", id))
        .path("status")
        .asText();
  }

  private static String connection(String source, String destination) throws Exception {
    JsonNode discovered =
        api.post("sources/discover_schema", "{\"sourceId\":\"%s\"}".formatted(source));
    ArrayNode streams = Api.JSON.createArrayNode();
    for (JsonNode both : discovered.at("/catalog/streams")) {
      ObjectNode copy = both.deepCopy();
      ObjectNode config = (ObjectNode) copy.get("config");
      config.put("selected", true);
      if (copy.at("/stream/name").asText().equals("users")) {
        config.put("syncMode", "incremental").put("destinationSyncMode", "append_dedup");
        config.putArray("cursorField").add("updated_at");
      }
      streams.add(copy);
    }
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("name", "Shop to raw")
            .put("sourceId", source)
            .put("destinationId", destination)
            .put("status", "active")
            .put("namespaceDefinition", "destination");
    request.putObject("syncCatalog").set("streams", streams);
    return api.post("connections/create", request).path("connectionId").asText();
  }

  private static JsonNode sync(String connection) throws Exception {
    return ended(
        api.post("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
            .at("/job/id")
            .asLong());
  }

  private static JsonNode ended(long id) throws Exception {
    return await(id, ToyRoom::over);
  }

  private static JsonNode await(long id, Predicate<JsonNode> state) throws Exception {
    while (true) {
      JsonNode job = api.post("jobs/get", "{\"id\":%d}".formatted(id));
      if (state.test(job)) {
        return job;
      }
      new CompletableFuture<Void>().completeOnTimeout(null, 100, TimeUnit.MILLISECONDS).get();
    }
  }
}
