package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.util.Optional;

/**
 * How far incremental reads of a stream have come, as Airbyte's Postgres source keeps it.
 *
 * @param cursorField the column that is followed
 * @param cursor its greatest value so far, as records carry it; empty while only rows without one
 *     have been read
 * @param recordCount how many rows had that value, so that further ones are noticed
 */
record CursorState(String cursorField, Optional<String> cursor, long recordCount) {

  private static final int VERSION = 2;
  private static final String TYPE = "cursor_based";

  /**
   * Reads what {@link #toJson} wrote, or the state of nothing: that of a full refresh, say.
   *
   * @throws ConnectorException when it is the state of something else
   */
  static Optional<CursorState> parse(StreamDescriptor stream, JsonNode json) {
    if (json.isMissingNode() || json.isNull() || !json.hasNonNull("cursor_field")) {
      if (json.hasNonNull("state_type") || json.hasNonNull("cursor")) {
        throw unreadable(stream, "it names no cursor field");
      }
      return Optional.empty();
    }
    String type = json.path("state_type").asText(TYPE);
    int version = json.path("version").asInt(VERSION);
    if (!type.equals(TYPE) || version != VERSION) {
      throw unreadable(
          stream, "it is of type %s, version %d, not of %s, 2".formatted(type, version, TYPE));
    }
    JsonNode field = json.path("cursor_field");
    JsonNode only = field.isArray() && field.size() == 1 ? field.get(0) : field;
    JsonNode cursor = json.path("cursor");
    if (!only.isTextual() || cursor.isContainerNode()) {
      if (field.isArray() && field.isEmpty()) {
        return Optional.empty();
      }
      throw unreadable(stream, "its cursor is not one field with one value");
    }
    return Optional.of(
        new CursorState(
            only.asText(),
            cursor.isMissingNode() || cursor.isNull()
                ? Optional.empty()
                : Optional.of(cursor.asText()),
            json.path("cursor_record_count").asLong(0)));
  }

  ObjectNode toJson(StreamDescriptor stream) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    cursor.ifPresent(value -> json.put("cursor", value));
    json.put("version", VERSION).put("state_type", TYPE).put("stream_name", stream.name());
    json.putArray("cursor_field").add(cursorField);
    return json.put("stream_namespace", stream.namespace()).put("cursor_record_count", recordCount);
  }

  static ConnectorException unreadable(StreamDescriptor stream, String why) {
    return ConnectorException.config(
        "The saved state of stream %s cannot be used: %s. Clear the stream's data, so that it is"
                .formatted(stream.label(), why)
            + " read from its beginning.");
  }
}
