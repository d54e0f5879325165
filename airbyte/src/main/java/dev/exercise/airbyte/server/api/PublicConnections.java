package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.ConnectionStatus;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamName;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Connections and streams in the public API. */
final class PublicConnections {

  /** The public API's word for a pair of modes. */
  private static final Map<String, List<String>> MODES =
      Map.of(
          "full_refresh_overwrite", List.of("full_refresh", "overwrite"),
          "full_refresh_append", List.of("full_refresh", "append"),
          "full_refresh_overwrite_deduped", List.of("full_refresh", "append_dedup"),
          "incremental_append", List.of("incremental", "append"),
          "incremental_deduped_history", List.of("incremental", "append_dedup"));

  private static final Map<String, String> SCHEMA_CHANGES =
      Map.of("disable_connection", "disable", "disable", "disable_connection");

  private final ConfiguredConnections connections;

  PublicConnections(ConfiguredConnections connections) {
    this.connections = connections;
  }

  void addTo(Javalin app) {
    String path = PublicApi.PATH + "/connections";
    String one = path + "/{connectionId}";
    app.get(path, request -> Answers.json(request, list(request)));
    app.post(path, Answers.answering(this::create));
    app.get(one, request -> Answers.json(request, shape(find(request))));
    app.patch(one, request -> Answers.json(request, patch(request)));
    app.delete(
        one,
        request -> {
          connections.delete(find(request));
          request.status(204);
        });
    app.get(PublicApi.PATH + "/streams", request -> Answers.json(request, streams(request)));
  }

  private Connection find(Context request) {
    return connections.findLive(Body.uuid("connectionId", request.pathParam("connectionId")));
  }

  private ObjectNode list(Context request) {
    Set<UUID> workspaces = Pages.workspaces(request);
    return Pages.of(
        request,
        connections.list().stream()
            .filter(c -> workspaces.isEmpty() || workspaces.contains(connections.workspace(c)))
            .<JsonNode>map(this::shape)
            .toList());
  }

  private ObjectNode create(Body body) {
    Actor source = connections.actors().find(ActorType.SOURCE, body.id("sourceId"));
    ObjectNode settings = settings(body);
    settings.set("syncCatalog", catalog(source, body.json().path("configurations")));
    return shape(
        connections.create(
            source.id(),
            body.id("destinationId"),
            status(body).orElse(ConnectionStatus.ACTIVE),
            settings));
  }

  private ObjectNode patch(Context request) {
    Body body = Answers.body(request);
    Connection former = find(request);
    ObjectNode settings = settings(body);
    if (body.has("configurations")) {
      Actor source = connections.actors().find(ActorType.SOURCE, former.sourceId());
      settings.set("syncCatalog", catalog(source, body.json().path("configurations")));
    }
    return shape(connections.update(former, status(body), settings));
  }

  private static ObjectNode settings(Body body) {
    ObjectNode settings = Json.object();
    body.textIfAny("name").ifPresent(name -> settings.put("name", name));
    body.textIfAny("prefix").ifPresent(prefix -> settings.put("prefix", prefix));
    body.textIfAny("namespaceFormat").ifPresent(format -> settings.put("namespaceFormat", format));
    body.textIfAny("namespaceDefinition")
        .ifPresent(word -> settings.put("namespaceDefinition", word));
    body.textIfAny("nonBreakingSchemaUpdatesBehavior")
        .ifPresent(
            word ->
                settings.put(
                    "nonBreakingChangesPreference", SCHEMA_CHANGES.getOrDefault(word, word)));
    body.objectIfAny("schedule").ifPresent(sent -> schedule(new Body(sent), settings));
    return settings;
  }

  private static void schedule(Body sent, ObjectNode settings) {
    String type = sent.text("scheduleType");
    if (!type.equals("manual") && !type.equals("cron")) {
      throw ApiException.invalid(
          "scheduleType %s cannot be set here. Use manual or cron.".formatted(type));
    }
    settings.put("scheduleType", type);
    ObjectNode data = settings.putObject("scheduleData");
    if (type.equals("cron")) {
      data.putObject("cron")
          .put("cronExpression", withoutZone(sent.text("cronExpression")))
          .put("cronTimeZone", "UTC");
    }
  }

  /** Airbyte's public API knows one zone, which may stand behind the expression. */
  private static String withoutZone(String cron) {
    return cron.strip().replaceFirst("\\s+UTC$", "");
  }

  private static Optional<ConnectionStatus> status(Body body) {
    return body.textIfAny("status")
        .map(
            word ->
                switch (word) {
                  case "active" -> ConnectionStatus.ACTIVE;
                  case "inactive" -> ConnectionStatus.INACTIVE;
                  default ->
                      throw ApiException.invalid(
                          "status %s is unknown. Use active or inactive.".formatted(word));
                });
  }

  /** The catalogue of chosen streams; of none chosen, all streams in full. */
  private ObjectNode catalog(Actor source, JsonNode configurations) {
    JsonNode offered = offered(source, false);
    JsonNode wanted = configurations.path("streams");
    ArrayNode streams = Json.array();
    if (wanted.isEmpty()) {
      for (JsonNode both : offered.path("streams")) {
        ObjectNode copy = both.deepCopy();
        ((ObjectNode) copy.get("config"))
            .put("selected", true)
            .put("syncMode", "full_refresh")
            .put("destinationSyncMode", "overwrite");
        streams.add(copy);
      }
    }
    for (JsonNode one : wanted) {
      streams.add(chosen(offered, one));
    }
    return Json.object().set("streams", streams);
  }

  private static ObjectNode chosen(JsonNode offered, JsonNode wanted) {
    String name = wanted.path("name").asText();
    for (JsonNode both : offered.path("streams")) {
      StreamName known = StreamName.of(both.path("stream"));
      boolean same =
          known.name().equals(name)
              && Json.text(wanted, "namespace").map(known.namespace()::equals).orElse(true);
      if (same) {
        ObjectNode copy = both.deepCopy();
        ObjectNode config = (ObjectNode) copy.get("config");
        List<String> modes = modes(wanted);
        config
            .put("selected", true)
            .put("syncMode", modes.get(0))
            .put("destinationSyncMode", modes.get(1));
        if (!wanted.path("cursorField").isEmpty()) {
          config.set("cursorField", wanted.get("cursorField"));
        }
        if (!wanted.path("primaryKey").isEmpty()) {
          config.set("primaryKey", wanted.get("primaryKey"));
        }
        return copy;
      }
    }
    throw ApiException.invalid("The source has no stream %s.".formatted(name));
  }

  private static List<String> modes(JsonNode wanted) {
    String word = Json.text(wanted, "syncMode").orElse("full_refresh_overwrite");
    List<String> modes = MODES.get(word);
    if (modes == null) {
      throw ApiException.invalid(
          "Stream %s: this server does not sync by %s."
              .formatted(wanted.path("name").asText(), word));
    }
    return modes;
  }

  private JsonNode offered(Actor source, boolean anew) {
    ConfiguredConnections.Discovery discovery = connections.discover(source, anew);
    return discovery
        .catalog()
        .map(found -> CatalogShapes.discovered(found.catalog()))
        .orElseThrow(
            () ->
                ApiException.invalid(
                    "The source %s could not be asked for its streams: %s"
                        .formatted(
                            source.name(),
                            discovery
                                .outcome()
                                .flatMap(outcome -> outcome.failure().map(Failure::message))
                                .orElse("it gave no reason."))));
  }

  private ArrayNode streams(Context request) {
    String id = request.queryParam("sourceId");
    if (id == null) {
      throw new ApiException(400, "sourceId is missing.");
    }
    Actor source = connections.actors().find(ActorType.SOURCE, Body.uuid("sourceId", id));
    JsonNode offered = offered(source, Boolean.parseBoolean(request.queryParam("ignoreCache")));
    ArrayNode list = Json.array();
    for (JsonNode both : offered.path("streams")) {
      JsonNode stream = both.path("stream");
      ObjectNode shape = list.addObject().put("streamName", stream.path("name").asText());
      Json.text(stream, "namespace").ifPresent(n -> shape.put("streamnamespace", n));
      shape.put("sourceDefinedCursorField", stream.path("sourceDefinedCursor").asBoolean());
      shape.set("defaultCursorField", stream.path("defaultCursorField"));
      shape.set("sourceDefinedPrimaryKey", stream.path("sourceDefinedPrimaryKey"));
      ArrayNode fields = shape.putArray("propertyFields");
      stream
          .path("jsonSchema")
          .path("properties")
          .fieldNames()
          .forEachRemaining(field -> fields.addArray().add(field));
      ArrayNode modes = shape.putArray("syncModes");
      MODES.entrySet().stream()
          .filter(
              entry ->
                  CatalogShapes.has(stream.path("supportedSyncModes"), entry.getValue().get(0)))
          .map(Map.Entry::getKey)
          .sorted()
          .forEach(modes::add);
    }
    return list;
  }

  private ObjectNode shape(Connection connection) {
    JsonNode settings = connection.settings();
    String namespace = settings.path("namespaceDefinition").asText("destination");
    String changes = settings.path("nonBreakingChangesPreference").asText("ignore");
    ObjectNode json =
        Json.object()
            .put("connectionId", connection.id().toString())
            .put("name", connection.name())
            .put("sourceId", connection.sourceId().toString())
            .put("destinationId", connection.destinationId().toString())
            .put("workspaceId", connections.workspace(connection).toString())
            .put("status", connection.status().word())
            .put("dataResidency", "auto")
            .put("nonBreakingSchemaUpdatesBehavior", SCHEMA_CHANGES.getOrDefault(changes, changes))
            .put("namespaceDefinition", namespace)
            .put("prefix", settings.path("prefix").asText(""))
            .put("createdAt", connection.createdAt().getEpochSecond());
    Json.text(settings, "namespaceFormat").ifPresent(f -> json.put("namespaceFormat", f));
    json.putArray("tags");
    json.set("schedule", schedule(settings));
    ArrayNode streams = json.putObject("configurations").putArray("streams");
    for (JsonNode both : settings.path("syncCatalog").path("streams")) {
      if (both.path("config").path("selected").asBoolean(true)) {
        streams.add(stream(both));
      }
    }
    return json;
  }

  private static ObjectNode schedule(JsonNode settings) {
    String type = settings.path("scheduleType").asText("manual");
    ObjectNode schedule = Json.object().put("scheduleType", type);
    JsonNode data = settings.path("scheduleData");
    if (type.equals("cron")) {
      JsonNode cron = data.path("cron");
      schedule.put(
          "cronExpression",
          "%s %s"
              .formatted(cron.path("cronExpression").asText(), cron.path("cronTimeZone").asText()));
    } else if (type.equals("basic")) {
      JsonNode basic = data.path("basicSchedule");
      schedule.put(
          "basicTiming",
          "Every %d %s".formatted(basic.path("units").asLong(), basic.path("timeUnit").asText()));
    }
    return schedule;
  }

  private static ObjectNode stream(JsonNode both) {
    JsonNode config = both.path("config");
    List<String> modes =
        List.of(config.path("syncMode").asText(), config.path("destinationSyncMode").asText());
    String word =
        MODES.entrySet().stream()
            .filter(entry -> entry.getValue().equals(modes))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining());
    ObjectNode stream =
        Json.object().put("name", both.path("stream").path("name").asText()).put("syncMode", word);
    Json.text(both.path("stream"), "namespace").ifPresent(n -> stream.put("namespace", n));
    stream.set("cursorField", list(config.path("cursorField")));
    stream.set("primaryKey", list(config.path("primaryKey")));
    stream.putArray("mappers");
    return stream;
  }

  private static JsonNode list(JsonNode node) {
    return node.isArray() ? node : Json.array();
  }
}
