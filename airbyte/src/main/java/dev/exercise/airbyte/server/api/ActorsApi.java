package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.Outcome;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Sources, or destinations: their set-up and their checks. */
final class ActorsApi {

  private static final String CONFIGURATION = "connectionConfiguration";

  private final ActorType type;
  private final String idField;
  private final ConfiguredActors actors;
  private final Consumer<Actor> removal;

  /**
   * The API of one kind.
   *
   * @param removal what happens before an actor is deleted
   */
  ActorsApi(ActorType type, ConfiguredActors actors, Consumer<Actor> removal) {
    this.type = type;
    this.idField = type.word() + "Id";
    this.actors = actors;
    this.removal = removal;
  }

  void addTo(Javalin app) {
    String path = "%s/%ss".formatted(ConfigApi.PATH, type.word());
    app.post(path + "/create", Answers.answering(this::create));
    app.post(path + "/get", Answers.answering(body -> actor(find(body))));
    app.post(path + "/list", Answers.answering(this::list));
    app.post(path + "/update", Answers.answering(body -> update(body, false)));
    app.post(path + "/partial_update", Answers.answering(body -> update(body, true)));
    app.post(path + "/delete", Answers.doing(this::delete));
    app.post(path + "/check_connection", Answers.answering(this::check));
    app.post(path + "/check_connection_for_update", Answers.answering(this::checkForUpdate));
    app.post(
        "%s/scheduler/%ss/check_connection".formatted(ConfigApi.PATH, type.word()),
        Answers.answering(this::checkUnsaved));
  }

  private ObjectNode create(Body body) {
    return actor(
        actors.create(
            type,
            body.id("workspaceId"),
            body.id(type.word() + "DefinitionId"),
            body.text("name"),
            body.object(CONFIGURATION)));
  }

  private Actor find(Body body) {
    return actors.find(type, body.id(idField));
  }

  private ObjectNode list(Body body) {
    Optional<UUID> workspace = body.idIfAny("workspaceId");
    ArrayNode list = Json.array();
    actors.actors().list(type).stream()
        .filter(a -> workspace.isEmpty() || a.workspaceId().equals(workspace.get()))
        .forEach(a -> list.add(actor(a)));
    return Json.object().set(type.word() + "s", list);
  }

  private ObjectNode update(Body body, boolean partial) {
    Actor former = find(body);
    ObjectNode configuration =
        partial
            ? body.objectIfAny(CONFIGURATION).orElse(former.configuration())
            : body.object(CONFIGURATION);
    String name = partial ? body.textIfAny("name").orElse(former.name()) : body.text("name");
    return actor(actors.update(former, name, configuration));
  }

  private void delete(Body body) {
    Actor actor = find(body);
    removal.accept(actor);
    actors.actors().delete(actor);
  }

  private ObjectNode check(Body body) {
    Actor actor = find(body);
    return checked(actors.connectors().check(actors.connectors().of(actor), actor.configuration()));
  }

  private ObjectNode checkForUpdate(Body body) {
    Actor actor = find(body);
    return checked(
        actors
            .connectors()
            .check(
                actors.connectors().of(actor), actors.complete(actor, body.object(CONFIGURATION))));
  }

  private ObjectNode checkUnsaved(Body body) {
    ConnectorDefinition definition = actors.definition(type, body.id(type.word() + "DefinitionId"));
    ObjectNode sent = body.object(CONFIGURATION);
    // An actor that is being edited lends its secrets only to its own connector.
    Optional<Actor> edited =
        body.idIfAny(idField)
            .map(id -> actors.find(type, id))
            .filter(actor -> actor.definitionId().equals(definition.id()));
    ObjectNode configuration = edited.map(actor -> actors.complete(actor, sent)).orElse(sent);
    return checked(actors.connectors().check(definition, configuration));
  }

  /** Airbyte's CheckConnectionRead. */
  private static ObjectNode checked(Outcome outcome) {
    ObjectNode json = Json.object();
    Optional<JsonNode> status = outcome.answer().map(a -> a.path("connectionStatus"));
    boolean succeeded =
        status.map(s -> s.path("status").asText().equals("SUCCEEDED")).orElse(false);
    json.put("status", succeeded ? "succeeded" : "failed");
    status
        .flatMap(s -> Json.text(s, "message"))
        .or(() -> outcome.failure().map(Failure::message))
        .ifPresent(message -> json.put("message", message));
    json.set("jobInfo", outcome.jobInfo());
    return json;
  }

  private ObjectNode actor(Actor actor) {
    ObjectNode json =
        Json.object()
            .put(type.word() + "DefinitionId", actor.definitionId().toString())
            .put(idField, actor.id().toString())
            .put("workspaceId", actor.workspaceId().toString())
            .put("name", actor.name())
            .put(type.word() + "Name", actors.connectors().of(actor).name())
            .put("status", "active")
            .put("isVersionOverrideApplied", false)
            .put("supportState", "supported");
    json.set(CONFIGURATION, actors.shown(actor));
    return json;
  }
}
