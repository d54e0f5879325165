package dev.exercise.airbyte.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.Limits;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.airbyte.server.connector.BuiltInConnectors;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.store.ActorType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A server with the toy connectors, and a browser in front of it. */
final class ToyRoom implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID SOURCE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID DESTINATION = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final Chromium chromium;
  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private AirbyteServer server;
  private int port;
  private Page page;

  private ToyRoom(Chromium chromium, Path data) {
    this.chromium = chromium;
    this.data = data;
    startServer(0);
    this.page = chromium.page(server.uri(), 1280, 900);
  }

  static ToyRoom open(Chromium chromium, Path data) {
    return new ToyRoom(chromium, data);
  }

  Page page() {
    return page;
  }

  /** Opens another page of this size in place of the former. */
  Page page(int width, int height) {
    page.context().close();
    page = chromium.page(server.uri(), width, height);
    return page;
  }

  void stopServer() {
    server.close();
  }

  void startServerAgain() {
    startServer(port);
  }

  private void startServer(int wanted) {
    Limits once =
        new Limits(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            1,
            Duration.ofMillis(100),
            2,
            Duration.ofMillis(200));
    server = AirbyteServer.start(ServerOptions.of(wanted, data).with(connectors()).with(once));
    port = server.uri().getPort();
  }

  private static List<ConnectorDefinition> connectors() {
    return List.of(
        toy(SOURCE, ActorType.SOURCE, "Toy source", "source"),
        toy(DESTINATION, ActorType.DESTINATION, "Toy destination", "destination"));
  }

  private static ConnectorDefinition toy(UUID id, ActorType type, String name, String word) {
    return new ConnectorDefinition(
        id,
        type,
        name,
        "exercise/toy-" + word,
        "1.0.0",
        URI.create("https://docs.airbyte.com/"),
        Stream.concat(
                BuiltInConnectors.java(ToyConnector.class.getName()).stream(), Stream.of(word))
            .toList());
  }

  String workspace() throws IOException, InterruptedException {
    return post("workspaces/list", JSON.createObjectNode())
        .path("workspaces")
        .path(0)
        .path("workspaceId")
        .asText();
  }

  /** Makes a source by the API; returns its id. */
  String source(String name, List<String> tables, Map<String, Object> more)
      throws IOException, InterruptedException {
    ObjectNode configuration = JSON.createObjectNode().put("password", "right").put("port", 1);
    configuration.putPOJO("tables", tables);
    more.forEach(configuration::putPOJO);
    ObjectNode body = JSON.createObjectNode().put("name", name).put("workspaceId", workspace());
    body.put("sourceDefinitionId", SOURCE.toString()).set("connectionConfiguration", configuration);
    return post("sources/create", body).path("sourceId").asText();
  }

  /** Makes a destination by the API; returns its id. */
  String destination(String name) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("name", name).put("workspaceId", workspace());
    body.put("destinationDefinitionId", DESTINATION.toString())
        .putObject("connectionConfiguration")
        .put("place", "shelf");
    return post("destinations/create", body).path("destinationId").asText();
  }

  /** Makes a connection of all streams by the API; returns its id. */
  String connection(String name, String sourceId, String destinationId)
      throws IOException, InterruptedException {
    JsonNode catalog =
        post("sources/discover_schema", JSON.createObjectNode().put("sourceId", sourceId))
            .path("catalog");
    ObjectNode body = JSON.createObjectNode().put("name", name).put("status", "active");
    body.put("sourceId", sourceId).put("destinationId", destinationId);
    body.put("scheduleType", "manual").put("namespaceDefinition", "destination");
    ArrayNode streams = body.putObject("syncCatalog").putArray("streams");
    for (JsonNode discovered : catalog.path("streams")) {
      ObjectNode stream = discovered.deepCopy();
      ((ObjectNode) stream.path("config"))
          .put("selected", true)
          .put("syncMode", "full_refresh")
          .put("destinationSyncMode", "overwrite");
      streams.add(stream);
    }
    return post("connections/create", body).path("connectionId").asText();
  }

  void open(String path) throws IOException, InterruptedException {
    page.navigate("/workspaces/%s/%s".formatted(workspace(), path));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/api/v1/" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    page.context().close();
    server.close();
  }
}
