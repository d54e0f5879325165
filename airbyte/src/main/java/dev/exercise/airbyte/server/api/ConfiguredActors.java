package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.ConnectorSpec;
import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Secrets;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.Workspaces;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sources and destinations as both APIs set them up: only what fits the connector's schema. */
final class ConfiguredActors {

  private final Actors actors;
  private final Workspaces workspaces;
  private final Connectors connectors;
  private final Clock clock;

  ConfiguredActors(Actors actors, Workspaces workspaces, Connectors connectors, Clock clock) {
    this.actors = actors;
    this.workspaces = workspaces;
    this.connectors = connectors;
    this.clock = clock;
  }

  Connectors connectors() {
    return connectors;
  }

  Actors actors() {
    return actors;
  }

  Actor find(ActorType type, UUID id) {
    return actors.find(type, id).orElseThrow(() -> ApiException.notFound(type.word(), id));
  }

  ConnectorDefinition definition(ActorType type, UUID id) {
    return connectors
        .find(type, id)
        .orElseThrow(() -> ApiException.notFound(type.word() + " definition", id));
  }

  Actor create(
      ActorType type, UUID workspaceId, UUID definitionId, String name, ObjectNode configuration) {
    if (workspaces.find(workspaceId).isEmpty()) {
      throw ApiException.notFound("workspace", workspaceId);
    }
    ConnectorDefinition definition = definition(type, definitionId);
    ObjectNode complete = restore(definition, configuration, Json.object());
    validate(definition, complete);
    Actor actor =
        new Actor(
            UUID.randomUUID(), type, workspaceId, definitionId, name, complete, clock.instant());
    actors.add(actor);
    return actor;
  }

  Actor update(Actor actor, String name, ObjectNode configuration) {
    Actor updated = actor.with(name, complete(actor, configuration));
    actors.update(updated);
    return updated;
  }

  /** A sent configuration with the actor's own secrets where it has their masks. */
  ObjectNode complete(Actor actor, ObjectNode configuration) {
    ConnectorDefinition definition = connectors.of(actor);
    ObjectNode complete = restore(definition, configuration, actor.configuration());
    validate(definition, complete);
    return complete;
  }

  /** The configuration as answers show it. */
  ObjectNode shown(Actor actor) {
    return connectors.shown(connectors.of(actor), actor.configuration());
  }

  private ObjectNode restore(ConnectorDefinition definition, ObjectNode sent, ObjectNode former) {
    try {
      return Secrets.restore(sent, former, spec(definition).schema());
    } catch (IllegalArgumentException exception) {
      throw ApiException.invalid(exception.getMessage());
    }
  }

  private ConnectorSpec spec(ConnectorDefinition definition) {
    return connectors
        .spec(definition)
        .orElseThrow(() -> DefinitionsApi.failed(connectors.specification(definition)));
  }

  private void validate(ConnectorDefinition definition, ObjectNode configuration) {
    ObjectNode schema = spec(definition).schema();
    Set<ValidationMessage> errors =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(schema, SchemaValidatorsConfig.builder().build())
            .validate(configuration);
    if (!errors.isEmpty()) {
      String all =
          errors.stream().map(ValidationMessage::getMessage).collect(Collectors.joining(", "));
      throw ApiException.invalid(
          Secrets.textMask(configuration, schema)
              .apply(
                  "The provided configuration does not fulfill the specification. Errors: " + all));
    }
  }
}
