package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sources, or destinations, in the public API. */
final class PublicActors {

  private final ActorType type;
  private final String typeField;
  private final ConfiguredActors actors;
  private final ConfiguredConnections connections;

  PublicActors(ActorType type, ConfiguredActors actors, ConfiguredConnections connections) {
    this.type = type;
    this.typeField = type.word() + "Type";
    this.actors = actors;
    this.connections = connections;
  }

  void addTo(Javalin app) {
    String path = "%s/%ss".formatted(PublicApi.PATH, type.word());
    String one = path + "/{id}";
    app.get(path, request -> Answers.json(request, list(request)));
    app.post(path, Answers.answering(this::create));
    app.get(one, request -> Answers.json(request, shape(find(request))));
    app.put(one, request -> Answers.json(request, replace(request)));
    app.patch(one, request -> Answers.json(request, patch(request)));
    app.delete(one, this::delete);
    String definitions =
        "%s/workspaces/{workspaceId}/definitions/%ss".formatted(PublicApi.PATH, type.word());
    app.get(
        definitions,
        request ->
            Answers.json(
                request,
                Pages.of(
                    request,
                    actors.connectors().list(type).stream()
                        .<JsonNode>map(PublicActors::definition)
                        .toList())));
    app.get(
        definitions + "/{id}",
        request ->
            Answers.json(
                request,
                definition(actors.definition(type, Body.uuid("id", request.pathParam("id"))))));
  }

  private Actor find(Context request) {
    return actors.find(type, Body.uuid(type.word() + "Id", request.pathParam("id")));
  }

  private ObjectNode list(Context request) {
    Set<UUID> workspaces = Pages.workspaces(request);
    List<JsonNode> all =
        actors.actors().list(type).stream()
            .filter(a -> workspaces.isEmpty() || workspaces.contains(a.workspaceId()))
            .<JsonNode>map(this::shape)
            .toList();
    return Pages.of(request, all);
  }

  private ObjectNode create(Body body) {
    ObjectNode configuration = body.object("configuration").deepCopy();
    UUID definition =
        body.idIfAny("definitionId")
            .orElseGet(() -> named(new Body(configuration).text(typeField)).id());
    configuration.remove(typeField);
    return shape(
        actors.create(type, body.id("workspaceId"), definition, body.text("name"), configuration));
  }

  private ObjectNode replace(Context request) {
    Body body = Answers.body(request);
    ObjectNode configuration = body.object("configuration").deepCopy();
    configuration.remove(typeField);
    return shape(actors.update(find(request), body.text("name"), configuration));
  }

  private ObjectNode patch(Context request) {
    Body body = Answers.body(request);
    Actor former = find(request);
    ObjectNode configuration = former.configuration().deepCopy();
    Optional<ObjectNode> sent = body.objectIfAny("configuration");
    sent.ifPresent(configuration::setAll);
    configuration.remove(typeField);
    return shape(
        actors.update(former, body.textIfAny("name").orElse(former.name()), configuration));
  }

  private void delete(Context request) {
    Actor actor = find(request);
    connections.deleteOf(actor);
    actors.actors().delete(actor);
    request.status(204);
  }

  /** The connector that the SDKs mean by {@code postgres} or {@code bigquery}. */
  private ConnectorDefinition named(String word) {
    return actors.connectors().list(type).stream()
        .filter(definition -> typeName(definition).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.invalid("There is no %s connector %s.".formatted(type.word(), word)));
  }

  private String typeName(ConnectorDefinition definition) {
    String repository = definition.dockerRepository();
    String last = repository.substring(repository.lastIndexOf('/') + 1);
    String prefix = type.word() + "-";
    return last.startsWith(prefix) ? last.substring(prefix.length()) : last;
  }

  private ObjectNode shape(Actor actor) {
    String word = typeName(actors.connectors().of(actor));
    ObjectNode configuration = actors.shown(actor);
    // The SDKs tell the kinds of configuration apart by this field.
    ObjectNode typed = Json.object().put(typeField, word);
    typed.setAll(configuration);
    ObjectNode json =
        Json.object()
            .put(type.word() + "Id", actor.id().toString())
            .put("name", actor.name())
            .put(typeField, word)
            .put("definitionId", actor.definitionId().toString())
            .put("workspaceId", actor.workspaceId().toString())
            .put("createdAt", actor.createdAt().getEpochSecond());
    json.setAll(Map.of("configuration", typed));
    return json;
  }

  private static ObjectNode definition(ConnectorDefinition definition) {
    return Json.object()
        .put("id", definition.id().toString())
        .put("name", definition.name())
        .put("dockerRepository", definition.dockerRepository())
        .put("dockerImageTag", definition.dockerImageTag())
        .put("documentationUrl", definition.documentationUrl().toString());
  }
}
