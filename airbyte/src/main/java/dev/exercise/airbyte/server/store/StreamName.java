package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What tells a stream from the others of its source.
 *
 * @param namespace empty when it has none
 */
public record StreamName(String namespace, String name) {

  /** Reads a descriptor: name, and namespace if any. */
  public static StreamName of(JsonNode descriptor) {
    return new StreamName(
        Json.text(descriptor, "namespace").orElse(""), descriptor.path("name").asText());
  }

  /** A descriptor as protocol and API spell it. */
  public ObjectNode toJson() {
    ObjectNode descriptor = Json.object().put("name", name);
    if (!namespace.isEmpty()) {
      descriptor.put("namespace", namespace);
    }
    return descriptor;
  }

  /** For messages: {@code public.orders}. */
  public String label() {
    return namespace.isEmpty() ? name : namespace + "." + name;
  }
}
