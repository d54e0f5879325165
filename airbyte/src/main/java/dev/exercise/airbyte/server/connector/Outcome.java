package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of a short run of a connector.
 *
 * @param work {@code get_spec}, {@code check_connection_source}, … as Airbyte names it
 * @param answer the message that was asked for, if it came
 * @param failure why it did not come
 */
public record Outcome(
    String work,
    UUID definitionId,
    Instant started,
    Instant ended,
    Optional<JsonNode> answer,
    Optional<Failure> failure,
    List<String> logLines) {

  /** Airbyte's SynchronousJobRead. */
  public ObjectNode jobInfo() {
    ObjectNode info =
        Json.object()
            .put("id", UUID.randomUUID().toString())
            .put("configType", work)
            .put("configId", definitionId.toString())
            .put("createdAt", started.toEpochMilli())
            .put("endedAt", ended.toEpochMilli())
            .put("succeeded", answer.isPresent())
            .put("connectorConfigurationUpdated", false);
    info.putObject("logs").set("logLines", Json.MAPPER.valueToTree(logLines));
    failure.ifPresent(reason -> info.set("failureReason", reason.toJson()));
    return info;
  }
}
