package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;

/** Catalogues as the protocol and as the API spell them. */
final class CatalogShapes {

  private CatalogShapes() {}

  /** Airbyte's AirbyteCatalog of what a source offers, with the settings that Airbyte proposes. */
  static ObjectNode discovered(JsonNode protocolCatalog) {
    ArrayNode streams = Json.array();
    JsonNode offered = protocolCatalog.path("streams");
    for (JsonNode stream : offered) {
      ObjectNode both = Json.object();
      ObjectNode shape = stream(stream);
      both.set("stream", shape);
      both.set("config", proposal(shape, offered.size() == 1));
      streams.add(both);
    }
    return Json.object().set("streams", streams);
  }

  private static ObjectNode stream(JsonNode stream) {
    ObjectNode shape = Json.object().put("name", stream.path("name").asText());
    shape.set("jsonSchema", object(stream.path("json_schema")));
    shape.set("supportedSyncModes", array(stream.path("supported_sync_modes")));
    shape.put("sourceDefinedCursor", stream.path("source_defined_cursor").asBoolean(false));
    shape.set("defaultCursorField", array(stream.path("default_cursor_field")));
    shape.set("sourceDefinedPrimaryKey", array(stream.path("source_defined_primary_key")));
    Json.text(stream, "namespace").ifPresent(namespace -> shape.put("namespace", namespace));
    if (stream.has("is_resumable")) {
      shape.put("isResumable", stream.path("is_resumable").asBoolean(false));
    }
    return shape;
  }

  /** Full refresh and overwrite, or incremental where the source itself defines the cursor. */
  private static ObjectNode proposal(JsonNode stream, boolean only) {
    boolean incremental =
        stream.path("sourceDefinedCursor").asBoolean()
            && has(stream.path("supportedSyncModes"), "incremental");
    boolean keyed = !stream.path("sourceDefinedPrimaryKey").isEmpty();
    String mode = incremental ? (keyed ? "append_dedup" : "append") : "overwrite";
    ObjectNode config =
        Json.object()
            .put("syncMode", incremental ? "incremental" : "full_refresh")
            .put("destinationSyncMode", mode);
    config.set("cursorField", stream.path("defaultCursorField").deepCopy());
    config.set("primaryKey", stream.path("sourceDefinedPrimaryKey").deepCopy());
    return config
        .put("aliasName", stream.path("name").asText().replaceAll("[^A-Za-z0-9_]", "_"))
        .put("selected", only)
        .put("suggested", only)
        .put("fieldSelectionEnabled", false);
  }

  static boolean has(JsonNode list, String word) {
    for (JsonNode element : list) {
      if (element.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode object(JsonNode node) {
    return node.isObject() ? node : Json.object();
  }

  private static JsonNode array(JsonNode node) {
    return node.isArray() ? node : Json.array();
  }
}
