package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.ConnectorSpec;
import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.Outcome;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;

/** The connectors of one kind, and their specifications. */
final class DefinitionsApi {

  private final ActorType type;
  private final Connectors connectors;

  DefinitionsApi(ActorType type, Connectors connectors) {
    this.type = type;
    this.connectors = connectors;
  }

  void addTo(Javalin app) {
    String path = "%s/%s_definitions".formatted(ConfigApi.PATH, type.word());
    app.post(path + "/list", Answers.answering(body -> list()));
    app.post(path + "/list_latest", Answers.answering(body -> list()));
    app.post(path + "/list_for_workspace", Answers.answering(body -> list()));
    app.post(path + "/get", Answers.answering(body -> definition(find(body))));
    app.post(path + "/get_for_workspace", Answers.answering(body -> definition(find(body))));
    app.post(path + "/create_custom", Answers.answering(this::create));
    app.post(
        "%s/%s_definition_specifications/get".formatted(ConfigApi.PATH, type.word()),
        Answers.answering(body -> specification(find(body))));
  }

  private ObjectNode list() {
    ArrayNode list = Json.array();
    connectors.list(type).forEach(definition -> list.add(definition(definition)));
    return Json.object().set(type.word() + "Definitions", list);
  }

  private ConnectorDefinition find(Body body) {
    UUID id = body.id(type.word() + "DefinitionId");
    return connectors
        .find(type, id)
        .orElseThrow(() -> ApiException.notFound(type.word() + " definition", id));
  }

  private ObjectNode create(Body body) {
    Body sent = new Body(body.object(type.word() + "Definition"));
    try {
      ConnectorDefinition image =
          ConnectorDefinition.image(
              type,
              sent.text("name"),
              sent.text("dockerRepository"),
              sent.text("dockerImageTag"),
              new URI(sent.textIfAny("documentationUrl").orElse("")));
      connectors.register(image);
      return definition(image);
    } catch (IllegalArgumentException exception) {
      throw ApiException.invalid(exception.getMessage());
    } catch (URISyntaxException exception) {
      throw ApiException.invalid("documentationUrl is no URL.");
    }
  }

  private ObjectNode definition(ConnectorDefinition definition) {
    ObjectNode json =
        Json.object()
            .put(type.word() + "DefinitionId", definition.id().toString())
            .put("name", definition.name())
            .put("dockerRepository", definition.dockerRepository())
            .put("dockerImageTag", definition.dockerImageTag())
            .put("documentationUrl", definition.documentationUrl().toString())
            .put("protocolVersion", "0.2.0")
            .put("custom", definition.custom())
            .put("supportLevel", definition.custom() ? "none" : "certified")
            .put("releaseStage", definition.custom() ? "custom" : "generally_available");
    if (type == ActorType.SOURCE) {
      json.put("sourceType", definition.custom() ? "custom" : "database");
    }
    return json;
  }

  private ObjectNode specification(ConnectorDefinition definition) {
    Outcome outcome = connectors.specification(definition);
    if (outcome.answer().isEmpty()) {
      throw failed(outcome);
    }
    ConnectorSpec spec = connectors.spec(definition).orElseThrow(() -> failed(outcome));
    ObjectNode json =
        Json.object()
            .put(type.word() + "DefinitionId", definition.id().toString())
            .put("documentationUrl", spec.documentationUrl());
    json.set("connectionSpecification", spec.schema());
    json.set("jobInfo", outcome.jobInfo());
    if (type == ActorType.DESTINATION) {
      json.set(
          "supportedDestinationSyncModes", Json.MAPPER.valueToTree(spec.destinationSyncModes()));
    }
    return json;
  }

  /** Why a specification is not to be had. */
  static ApiException failed(Outcome outcome) {
    Failure failure = outcome.failure().orElseThrow();
    return failure.type() == Failure.Type.CONFIG_ERROR
        ? ApiException.invalid(failure.message())
        : new ApiException(500, "Internal Server Error: " + failure.message());
  }
}
