package dev.exercise.airbyte.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server with toy connectors, and what a test does with it again and again. */
final class ToyRoom implements AutoCloseable {

  static final String SECRET = "hunter2-is-secret";
  static final Limits QUICK =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          3,
          Duration.ofMillis(10),
          2,
          Duration.ofHours(1));

  private final Path data;
  private Limits limits;
  private Clock clock = Clock.systemUTC();
  private AirbyteServer server;
  private Api api;

  ToyRoom(Path directory, Limits limits) {
    this.data = directory.resolve("data");
    this.limits = limits;
    start();
  }

  void start() {
    server =
        AirbyteServer.start(ServerOptions.of(0, data).with(Toys.all()).with(limits).with(clock));
    api = new Api(server.uri());
  }

  void restart(Limits newLimits, Clock newClock) {
    server.close();
    limits = newLimits;
    clock = newClock;
    start();
  }

  AirbyteServer server() {
    return server;
  }

  Api api() {
    return api;
  }

  Path data() {
    return data;
  }

  /** Where the toy destination keeps what it gets. */
  Path written() {
    return data.resolveSibling("written");
  }

  List<String> lines(String beginning) throws IOException {
    return Files.readAllLines(written()).stream()
        .filter(line -> line.startsWith(beginning))
        .toList();
  }

  String workspace() throws Exception {
    return api.post("workspaces/list", "{}").at("/workspaces/0/workspaceId").asText();
  }

  ObjectNode sourceConfiguration(String behaviour) {
    return Api.JSON
        .createObjectNode()
        .put("behaviour", behaviour)
        .put("password", SECRET)
        .put("marker", data.resolveSibling("marker").toString());
  }

  String source(ObjectNode configuration) throws Exception {
    return actor("source", Toys.SOURCE.toString(), configuration);
  }

  String destination(String behaviour) throws Exception {
    return actor(
        "destination",
        Toys.DESTINATION.toString(),
        Api.JSON.createObjectNode().put("behaviour", behaviour).put("file", written().toString()));
  }

  /** Has a destination behave otherwise from now on. */
  void behave(String destination, String behaviour) throws Exception {
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("destinationId", destination)
            .put("name", "Toy destination");
    request
        .putObject("connectionConfiguration")
        .put("behaviour", behaviour)
        .put("file", written().toString());
    api.post("destinations/update", request);
  }

  private String actor(String type, String definition, ObjectNode configuration) throws Exception {
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("workspaceId", workspace())
            .put(type + "DefinitionId", definition)
            .put("name", "Toy " + type);
    request.set("connectionConfiguration", configuration);
    return api.post(type + "s/create", request).path(type + "Id").asText();
  }

  /** A connection of these streams, each as "name syncMode destinationSyncMode". */
  ObjectNode connectionRequest(String source, String destination, String... streams)
      throws Exception {
    JsonNode discovered =
        api.post("sources/discover_schema", "{\"sourceId\":\"%s\"}".formatted(source));
    ArrayNode chosen = Api.JSON.createArrayNode();
    for (String stream : streams) {
      String[] words = stream.split(" ", 3);
      for (JsonNode both : discovered.at("/catalog/streams")) {
        if (both.at("/stream/name").asText().equals(words[0])) {
          ObjectNode copy = both.deepCopy();
          ObjectNode config = (ObjectNode) copy.get("config");
          config.put("selected", true).put("syncMode", words[1]);
          config.put("destinationSyncMode", words[2]);
          if (words[1].equals("incremental")) {
            config.putArray("cursorField").add("id");
          }
          chosen.add(copy);
        }
      }
    }
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("name", "Toys")
            .put("sourceId", source)
            .put("destinationId", destination)
            .put("status", "active")
            .put("namespaceDefinition", "destination")
            .put("scheduleType", "manual");
    request.putObject("syncCatalog").set("streams", chosen);
    return request;
  }

  String connection(String source, String destination, String... streams) throws Exception {
    return api.post("connections/create", connectionRequest(source, destination, streams))
        .path("connectionId")
        .asText();
  }

  /** A connection from a source and to a destination that behave like this. */
  String connection(String sourceBehaviour, String destinationBehaviour) throws Exception {
    return connection(
        source(sourceConfiguration(sourceBehaviour)),
        destination(destinationBehaviour),
        "users incremental append_dedup",
        "orders full_refresh overwrite");
  }

  long begin(String connection) throws Exception {
    return api.post("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
        .at("/job/id")
        .asLong();
  }

  long reset(String connection) throws Exception {
    return api.post("connections/reset", "{\"connectionId\":\"%s\"}".formatted(connection))
        .at("/job/id")
        .asLong();
  }

  JsonNode job(long id) throws Exception {
    return api.post("jobs/get", "{\"id\":%d}".formatted(id));
  }

  static boolean over(JsonNode job) {
    return List.of("succeeded", "failed", "cancelled").contains(job.at("/job/status").asText());
  }

  JsonNode ended(long id) throws Exception {
    return await(id, ToyRoom::over);
  }

  JsonNode await(long id, Predicate<JsonNode> reached) throws Exception {
    while (true) {
      JsonNode job = job(id);
      if (reached.test(job)) {
        return job;
      }
      new CompletableFuture<Void>().completeOnTimeout(null, 50, TimeUnit.MILLISECONDS).get();
    }
  }

  JsonNode sync(String connection) throws Exception {
    return ended(begin(connection));
  }

  JsonNode state(String connection) throws Exception {
    return api.post("state/get", "{\"connectionId\":\"%s\"}".formatted(connection));
  }

  @Override
  public void close() {
    server.close();
  }
}
