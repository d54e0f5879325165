package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a connector says of itself.
 *
 * @param schema JSON schema of its configuration
 * @param destinationSyncModes what a destination can do; empty for a source
 */
public record ConnectorSpec(
    ObjectNode schema, String documentationUrl, List<String> destinationSyncModes) {

  static ConnectorSpec of(JsonNode message) {
    JsonNode spec = message.path("spec");
    JsonNode schema = spec.path("connectionSpecification");
    return new ConnectorSpec(
        schema instanceof ObjectNode object ? object : Json.object(),
        spec.path("documentationUrl").asText(""),
        StreamSupport.stream(spec.path("supported_destination_sync_modes").spliterator(), false)
            .map(JsonNode::asText)
            .toList());
  }
}
