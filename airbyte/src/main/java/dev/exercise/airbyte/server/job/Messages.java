package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.State;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes protocol messages that are not records. */
final class Messages {

  private static final int SHOWN = 200;

  private Messages() {}

  /**
   * The message of a line; empty for bare text, which libraries of connectors print at times.
   *
   * @throws MalformedException when the line begins as a message and is none
   */
  static Optional<ObjectNode> read(byte[] line) throws MalformedException {
    int first = 0;
    while (first < line.length && (line[first] == ' ' || line[first] == '\r')) {
      first++;
    }
    if (first == line.length || line[first] != '{') {
      return Optional.empty();
    }
    try {
      JsonNode message = Json.MAPPER.readTree(line);
      if (message instanceof ObjectNode object && message.path("type").isTextual()) {
        return Optional.of(object);
      }
      throw new MalformedException(line);
    } catch (JsonProcessingException exception) {
      throw new MalformedException(line);
    } catch (IOException exception) {
      throw new IllegalStateException("Bytes in memory cannot be read.", exception);
    }
  }

  /** A status of a stream, under the names that the receiver knows. */
  static ObjectNode status(StreamName stream, String status, Instant now) {
    ObjectNode message = Json.object().put("type", "TRACE");
    ObjectNode trace =
        message
            .putObject("trace")
            .put("type", "STREAM_STATUS")
            .put("emitted_at", (double) now.toEpochMilli());
    ObjectNode streamStatus = trace.putObject("stream_status").put("status", status);
    streamStatus.set("stream_descriptor", stream.toJson());
    return message;
  }

  /** What a STATE message says, under the names that it has. */
  static State state(JsonNode message) {
    JsonNode state = message.path("state");
    String kind = state.path("type").asText("LEGACY");
    return switch (kind) {
      case State.STREAM ->
          new State(
              kind,
              StreamName.of(state.path("stream").path("stream_descriptor")),
              state.path("stream").path("stream_state"));
      case "GLOBAL" -> new State(kind, State.ALL, state.path("global"));
      default -> new State("LEGACY", State.ALL, state.path("data"));
    };
  }

  /** A line begins as a message and is none. */
  static final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(byte[] line) {
      super(
          new String(line, 0, Math.min(line.length, SHOWN), StandardCharsets.UTF_8)
              + (line.length > SHOWN ? "…" : ""));
    }
  }
}
