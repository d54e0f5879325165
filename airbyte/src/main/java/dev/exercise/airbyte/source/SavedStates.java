package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states that an earlier read left, one for each stream. */
final class SavedStates {

  private final Map<StreamDescriptor, JsonNode> states = new HashMap<>();

  private SavedStates() {}

  /**
   * Reads the content of a state file: a list of state messages, one of them, or nothing.
   *
   * @throws ConnectorException when it is something else, such as the state of a whole database
   */
  static SavedStates parse(Optional<JsonNode> file) {
    SavedStates saved = new SavedStates();
    JsonNode json = file.orElse(MissingNode.getInstance());
    if (!json.isContainerNode() && !json.isNull() && !json.isMissingNode()) {
      throw unreadable("it is no list of states");
    }
    for (JsonNode message : json.isObject() ? List.of(json) : json) {
      saved.add(message);
    }
    return saved;
  }

  /**
   * Where the stream's earlier reads came to.
   *
   * @throws ConnectorException when what was saved is not a cursor's state
   */
  Optional<CursorState> of(StreamDescriptor stream) {
    JsonNode state = states.get(stream);
    return state == null ? Optional.empty() : CursorState.parse(stream, state);
  }

  private void add(JsonNode message) {
    if (!message.isObject()) {
      throw unreadable("%s is no state message".formatted(message.getNodeType()));
    }
    JsonNode stream = message.path("stream");
    if (stream.isObject()) {
      JsonNode descriptor = stream.path("stream_descriptor");
      if (descriptor.path("name").asText().isEmpty()) {
        throw unreadable("one of its states names no stream");
      }
      states.put(
          new StreamDescriptor(
              descriptor.path("namespace").asText(""), descriptor.path("name").asText()),
          stream.path("stream_state"));
    } else if (message.path("type").asText().equals("GLOBAL")
        || !message.path("data").isEmpty()
        || !(message.isEmpty() || message.has("type"))) {
      throw unreadable("it does not say where each stream came to");
    }
  }

  private static ConnectorException unreadable(String why) {
    return ConnectorException.config(
        "The saved state cannot be used: %s. Clear the connection's data, or begin with []."
            .formatted(why));
  }
}
