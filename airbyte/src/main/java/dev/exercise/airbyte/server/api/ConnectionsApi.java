package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.Outcome;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.ConnectionStatus;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.State;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.StreamName;
import io.javalin.Javalin;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Connections in the Config API, discovery, and states. */
final class ConnectionsApi {

  private static final List<String> SETTINGS =
      List.of(
          "name",
          "namespaceDefinition",
          "namespaceFormat",
          "prefix",
          "syncCatalog",
          "schedule",
          "scheduleType",
          "scheduleData",
          "resourceRequirements",
          "sourceCatalogId",
          "geography",
          "notifySchemaChanges",
          "notifySchemaChangesByEmail",
          "nonBreakingChangesPreference",
          "backfillPreference");

  private final ConfiguredConnections connections;
  private final States states;
  private final JobShapes jobs;
  private final Clock clock;

  ConnectionsApi(ConfiguredConnections connections, States states, JobShapes jobs, Clock clock) {
    this.connections = connections;
    this.states = states;
    this.jobs = jobs;
    this.clock = clock;
  }

  void addTo(Javalin app) {
    String path = ConfigApi.PATH + "/connections";
    app.post(path + "/create", Answers.answering(this::create));
    app.post(path + "/update", Answers.answering(this::update));
    app.post(path + "/get", Answers.answering(body -> read(find(body))));
    app.post(path + "/list", Answers.answering(this::list));
    app.post(path + "/list_all", Answers.answering(this::list));
    app.post(
        path + "/delete",
        Answers.doing(body -> connections.delete(connections.findLive(id(body)))));
    app.post(
        path + "/sync",
        Answers.answering(body -> jobs.info(connections.sync(connections.findLive(id(body))))));
    app.post(path + "/reset", Answers.answering(body -> reset(body)));
    app.post(path + "/clear", Answers.answering(body -> reset(body)));
    app.post(path + "/reset/stream", Answers.answering(body -> reset(body)));
    app.post(path + "/clear/stream", Answers.answering(body -> reset(body)));
    app.post(ConfigApi.PATH + "/sources/discover_schema", Answers.answering(this::discover));
    app.post(ConfigApi.PATH + "/state/get", Answers.answering(this::state));
  }

  private static UUID id(Body body) {
    return body.id("connectionId");
  }

  private Connection find(Body body) {
    return connections.find(id(body));
  }

  private ObjectNode create(Body body) {
    return read(
        connections.create(
            body.id("sourceId"),
            body.id("destinationId"),
            status(body).orElse(ConnectionStatus.ACTIVE),
            settings(body)));
  }

  private ObjectNode update(Body body) {
    Connection former = connections.findLive(id(body));
    Optional<ConnectionStatus> status = status(body);
    if (status.isPresent() && status.get() == ConnectionStatus.DEPRECATED) {
      connections.delete(former);
      return read(connections.find(former.id()));
    }
    return read(connections.update(former, status, settings(body)));
  }

  private ObjectNode reset(Body body) {
    List<StreamName> streams = new ArrayList<>();
    for (JsonNode stream : body.json().path("streams")) {
      streams.add(
          new StreamName(
              Json.text(stream, "streamNamespace").orElse(""), stream.path("streamName").asText()));
    }
    return jobs.info(connections.reset(connections.findLive(id(body)), streams));
  }

  private ObjectNode list(Body body) {
    Optional<UUID> workspace = body.idIfAny("workspaceId");
    ArrayNode list = Json.array();
    connections.list().stream()
        .filter(c -> workspace.isEmpty() || connections.workspace(c).equals(workspace.get()))
        .forEach(c -> list.add(read(c)));
    return Json.object().set("connections", list);
  }

  private static Optional<ConnectionStatus> status(Body body) {
    return body.textIfAny("status")
        .map(
            word -> {
              for (ConnectionStatus status : ConnectionStatus.values()) {
                if (status.word().equals(word)) {
                  return status;
                }
              }
              throw ApiException.invalid(
                  "status %s is unknown. Use active, inactive or deprecated."
                      .formatted(word.toLowerCase(Locale.ROOT)));
            });
  }

  /**
   * The settings that a request sends; null is not sent. An old-style schedule becomes a new-style
   * one.
   */
  private static ObjectNode settings(Body body) {
    ObjectNode settings = Json.object();
    for (String field : SETTINGS) {
      if (body.has(field)) {
        settings.set(field, body.json().get(field));
      }
    }
    JsonNode old = settings.remove("schedule");
    if (old != null && old.isObject() && !settings.hasNonNull("scheduleType")) {
      settings.put("scheduleType", "basic");
      settings.putObject("scheduleData").set("basicSchedule", old);
    }
    return settings;
  }

  /** Airbyte's ConnectionRead. */
  private ObjectNode read(Connection connection) {
    ObjectNode json =
        Json.object()
            .put("connectionId", connection.id().toString())
            .put("sourceId", connection.sourceId().toString())
            .put("destinationId", connection.destinationId().toString())
            .put("status", connection.status().word())
            .put("scheduleType", "manual")
            .put("geography", "auto")
            .put("breakingChange", false)
            .put("notifySchemaChanges", false)
            .put("notifySchemaChangesByEmail", false)
            .put("nonBreakingChangesPreference", "ignore")
            .put("created_at", connection.createdAt().getEpochSecond());
    json.putArray("operationIds");
    json.put("prefix", "");
    json.setAll(connection.settings());
    json.put("workspaceId", connections.workspace(connection).toString());
    if (json.path("scheduleType").asText().equals("basic")) {
      json.set("schedule", json.path("scheduleData").path("basicSchedule"));
    }
    return json;
  }

  private ObjectNode discover(Body body) {
    Actor source = connections.actors().find(ActorType.SOURCE, body.id("sourceId"));
    boolean anew = body.json().path("disable_cache").asBoolean(false);
    ConfiguredConnections.Discovery discovery = connections.discover(source, anew);
    ObjectNode json = Json.object();
    discovery
        .catalog()
        .ifPresent(
            found -> {
              json.set("catalog", CatalogShapes.discovered(found.catalog()));
              json.put("catalogId", found.id().toString());
              json.put("breakingChange", false);
            });
    Instant now = clock.instant();
    json.set(
        "jobInfo",
        discovery
            .outcome()
            .orElseGet(
                () ->
                    new Outcome(
                        "discover_schema",
                        source.definitionId(),
                        now,
                        now,
                        Optional.of(Json.object()),
                        Optional.empty(),
                        List.of()))
            .jobInfo());
    return json;
  }

  /** Airbyte's ConnectionState. */
  private ObjectNode state(Body body) {
    Connection connection = find(body);
    List<State> all = states.list(connection.id());
    ObjectNode json =
        Json.object()
            .put("connectionId", connection.id().toString())
            .put("stateType", all.isEmpty() ? "not_set" : "stream");
    for (State state : all) {
      switch (state.kind()) {
        case State.STREAM -> {
          ObjectNode stream = json.withArray("streamState").addObject();
          stream.set("streamDescriptor", state.stream().toJson());
          stream.set("streamState", state.value());
        }
        case "GLOBAL" -> json.put("stateType", "global").set("globalState", state.value());
        default -> json.put("stateType", "legacy").set("state", state.value());
      }
    }
    return json;
  }
}
