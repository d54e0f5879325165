package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which values of a configuration are secret, by the connector's own specification. */
public final class Secrets {

  private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf", "allOf");

  private Secrets() {}

  /** The configuration with a mask in place of every secret. */
  public static ObjectNode mask(ObjectNode configuration, JsonNode schema) {
    return (ObjectNode) masked(configuration, List.of(schema));
  }

  /** The configuration with a mask in place of every text, for when nobody knows its schema. */
  public static ObjectNode maskAll(ObjectNode configuration) {
    return (ObjectNode) allMasked(configuration);
  }

  /**
   * Puts the former secrets back where the new configuration only has their masks.
   *
   * @throws IllegalArgumentException when there is a mask where no secret was before
   */
  public static ObjectNode restore(ObjectNode sent, ObjectNode former, JsonNode schema) {
    return (ObjectNode) restored(sent, former, List.of(schema), "");
  }

  /**
   * A mask for texts that may quote this configuration. A value that the configuration also shows
   * openly is no secret.
   */
  public static SecretMask textMask(ObjectNode configuration, JsonNode schema) {
    Set<String> secrets = new HashSet<>();
    collect(configuration, List.of(schema), secrets);
    Set<String> shown = new HashSet<>();
    texts(mask(configuration, schema), shown);
    secrets.removeAll(shown);
    return SecretMask.of(secrets);
  }

  /** A mask for every value of this configuration, for when nobody knows which are secret. */
  public static SecretMask textMaskAll(ObjectNode configuration) {
    Set<String> all = new HashSet<>();
    texts(configuration, all);
    return SecretMask.of(all);
  }

  private static JsonNode masked(JsonNode value, List<JsonNode> schemas) {
    if (isSecret(schemas) && !value.isNull()) {
      return Json.MAPPER.getNodeFactory().textNode(SecretMask.MASK);
    }
    if (value instanceof ObjectNode object) {
      ObjectNode result = Json.object();
      object
          .properties()
          .forEach(
              entry ->
                  result.set(
                      entry.getKey(), masked(entry.getValue(), member(schemas, entry.getKey()))));
      return result;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode result = Json.array();
      array.forEach(element -> result.add(masked(element, elements(schemas))));
      return result;
    }
    return value;
  }

  private static JsonNode allMasked(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode result = Json.object();
      object.properties().forEach(entry -> result.set(entry.getKey(), allMasked(entry.getValue())));
      return result;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode result = Json.array();
      array.forEach(element -> result.add(allMasked(element)));
      return result;
    }
    return value.isNull() ? value : Json.MAPPER.getNodeFactory().textNode(SecretMask.MASK);
  }

  private static JsonNode restored(
      JsonNode sent, JsonNode former, List<JsonNode> schemas, String path) {
    if (isSecret(schemas) && sent.isTextual() && sent.asText().equals(SecretMask.MASK)) {
      if (former.isMissingNode()) {
        throw new IllegalArgumentException(
            "%s is only the mask of a secret, and there is no former one. Send the secret itself."
                .formatted(path));
      }
      return former;
    }
    if (sent instanceof ObjectNode object) {
      ObjectNode result = Json.object();
      object
          .properties()
          .forEach(
              entry ->
                  result.set(
                      entry.getKey(),
                      restored(
                          entry.getValue(),
                          former.path(entry.getKey()),
                          member(schemas, entry.getKey()),
                          path.isEmpty() ? entry.getKey() : path + "." + entry.getKey())));
      return result;
    }
    if (sent instanceof ArrayNode array) {
      ArrayNode result = Json.array();
      for (int i = 0; i < array.size(); i++) {
        result.add(
            restored(array.get(i), former.path(i), elements(schemas), "%s[%d]".formatted(path, i)));
      }
      return result;
    }
    return sent;
  }

  private static void collect(JsonNode value, List<JsonNode> schemas, Set<String> secrets) {
    if (isSecret(schemas)) {
      texts(value, secrets);
    } else if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> collect(entry.getValue(), member(schemas, entry.getKey()), secrets));
    } else if (value instanceof ArrayNode array) {
      array.forEach(element -> collect(element, elements(schemas), secrets));
    }
  }

  private static void texts(JsonNode value, Set<String> found) {
    if (value.isContainerNode()) {
      value.forEach(child -> texts(child, found));
    } else if (!value.isNull() && !value.asText().isEmpty()) {
      found.add(value.asText());
    }
  }

  /** Whether any alternative calls the value secret: better one mask too many. */
  private static boolean isSecret(List<JsonNode> schemas) {
    return flat(schemas).stream()
        .anyMatch(schema -> schema.path("airbyte_secret").asBoolean(false));
  }

  private static List<JsonNode> member(List<JsonNode> schemas, String name) {
    List<JsonNode> members = new ArrayList<>();
    for (JsonNode schema : flat(schemas)) {
      JsonNode property = schema.path("properties").path(name);
      if (!property.isMissingNode()) {
        members.add(property);
      }
    }
    return members;
  }

  private static List<JsonNode> elements(List<JsonNode> schemas) {
    List<JsonNode> items = new ArrayList<>();
    for (JsonNode schema : flat(schemas)) {
      if (schema.has("items")) {
        items.add(schema.get("items"));
      }
    }
    return items;
  }

  private static List<JsonNode> flat(List<JsonNode> schemas) {
    List<JsonNode> flat = new ArrayList<>();
    for (JsonNode schema : schemas) {
      flat.add(schema);
      for (String keyword : ALTERNATIVES) {
        List<JsonNode> alternatives = new ArrayList<>();
        schema.path(keyword).forEach(alternatives::add);
        flat.addAll(flat(alternatives));
      }
    }
    return flat;
  }
}
