package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** What a request sent, read field by field; whatever is missing or misshapen is named. */
record Body(ObjectNode json) {

  UUID id(String field) {
    return idIfAny(field).orElseThrow(() -> missing(field, "an id"));
  }

  Optional<UUID> idIfAny(String field) {
    return textIfAny(field).map(text -> uuid(field, text));
  }

  String text(String field) {
    return textIfAny(field)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> missing(field, "a text"));
  }

  Optional<String> textIfAny(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw missing(field, "a text");
    }
    return Optional.of(value.asText());
  }

  ObjectNode object(String field) {
    return objectIfAny(field).orElseThrow(() -> missing(field, "an object"));
  }

  Optional<ObjectNode> objectIfAny(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw missing(field, "an object");
  }

  long number(String field) {
    JsonNode value = json.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw missing(field, "a whole number");
    }
    return value.asLong();
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  static UUID uuid(String field, String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException exception) {
      throw noId(field, text);
    }
    throw noId(field, text);
  }

  private static ApiException noId(String field, String text) {
    String shown = text.length() <= 100 ? text : text.substring(0, 100) + "…";
    return ApiException.invalid("%s is no id: %s. Send a UUID.".formatted(field, shown));
  }

  private static ApiException missing(String field, String kind) {
    return ApiException.invalid("%s is missing or is not %s.".formatted(field, kind));
  }
}
