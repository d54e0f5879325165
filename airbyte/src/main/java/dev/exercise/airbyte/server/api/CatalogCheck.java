package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a catalogue that somebody configured can be synced; completes what the source knows. */
final class CatalogCheck {

  private static final Set<String> DESTINATION_MODES =
      Set.of("overwrite", "append", "append_dedup");

  private final Optional<JsonNode> offered;
  private final List<String> destinationModes;

  /**
   * A check.
   *
   * @param offered what the source offers, in the API's shape; empty when nobody could ask it
   * @param destinationModes what the destination can do; empty when it does not tell
   */
  CatalogCheck(Optional<JsonNode> offered, List<String> destinationModes) {
    this.offered = offered;
    this.destinationModes = destinationModes;
  }

  /**
   * Checks a catalogue.
   *
   * @return it, with each stream as the source offers it
   * @throws ApiException naming the stream and what to change
   */
  ObjectNode complete(JsonNode catalog) {
    if (!catalog.path("streams").isArray()) {
      throw ApiException.invalid("syncCatalog.streams is missing or is not a list.");
    }
    ArrayNode streams = Json.array();
    Set<String> tables = new HashSet<>();
    for (JsonNode sent : catalog.path("streams")) {
      ObjectNode both = stream(sent);
      StreamName name = StreamName.of(both.path("stream"));
      if (both.path("config").path("selected").asBoolean()
          && !tables.add(name.label().toLowerCase(Locale.ROOT))) {
        throw ApiException.invalid("Stream %s is there twice.".formatted(name.label()));
      }
      streams.add(both);
    }
    return Json.object().set("streams", streams);
  }

  private ObjectNode stream(JsonNode sent) {
    if (!(sent.path("stream") instanceof ObjectNode sentStream)
        || sentStream.path("name").asText().isEmpty()) {
      throw ApiException.invalid("A stream of syncCatalog has no stream.name.");
    }
    StreamName name = StreamName.of(sentStream);
    ObjectNode config =
        sent.path("config") instanceof ObjectNode object ? object.deepCopy() : Json.object();
    boolean selected = config.path("selected").asBoolean(true);
    config.put("selected", selected);
    Optional<JsonNode> known = offered.flatMap(all -> find(all, name));
    if (selected && offered.isPresent() && known.isEmpty()) {
      throw ApiException.invalid(
          "The source has no stream %s. Discover its schema again.".formatted(name.label()));
    }
    JsonNode stream = known.orElse(sentStream);
    if (selected) {
      check(name, stream, config);
    }
    ObjectNode both = Json.object();
    both.set("stream", stream);
    both.set("config", config);
    return both;
  }

  private static Optional<JsonNode> find(JsonNode catalog, StreamName name) {
    Optional<JsonNode> byName = Optional.empty();
    for (JsonNode both : catalog.path("streams")) {
      StreamName known = StreamName.of(both.path("stream"));
      if (known.equals(name)) {
        return Optional.of(both.path("stream"));
      }
      if (name.namespace().isEmpty() && known.name().equals(name.name())) {
        byName = Optional.of(both.path("stream"));
      }
    }
    return byName;
  }

  private void check(StreamName name, JsonNode stream, ObjectNode config) {
    String mode = config.path("syncMode").asText();
    String destinationMode = config.path("destinationSyncMode").asText();
    if (!CatalogShapes.has(stream.path("supportedSyncModes"), mode)) {
      throw ApiException.invalid(
          "Stream %s cannot be read by syncMode \"%s\", only by %s."
              .formatted(name.label(), mode, stream.path("supportedSyncModes")));
    }
    if (!DESTINATION_MODES.contains(destinationMode)
        || (!destinationModes.isEmpty() && !destinationModes.contains(destinationMode))) {
      throw ApiException.invalid(
          "Stream %s: the destination has no destinationSyncMode \"%s\". Use overwrite, append or append_dedup."
              .formatted(name.label(), destinationMode));
    }
    if (mode.equals("incremental") && destinationMode.equals("overwrite")) {
      throw ApiException.invalid(
          "Stream %s: an incremental sync with overwrite would keep only the newest rows. Use append or append_dedup."
              .formatted(name.label()));
    }
    if (config.path("fieldSelectionEnabled").asBoolean()) {
      throw ApiException.invalid(
          "Stream %s: this server cannot leave fields out. Set fieldSelectionEnabled to false."
              .formatted(name.label()));
    }
    cursor(name, stream, config, mode);
    primaryKey(name, stream, config, destinationMode);
  }

  private static void cursor(StreamName name, JsonNode stream, ObjectNode config, String mode) {
    if (!mode.equals("incremental") || stream.path("sourceDefinedCursor").asBoolean()) {
      return;
    }
    if (config.path("cursorField").isEmpty()) {
      if (stream.path("defaultCursorField").isEmpty()) {
        throw ApiException.invalid(
            "Stream %s is incremental and needs a cursorField.".formatted(name.label()));
      }
      config.set("cursorField", stream.path("defaultCursorField"));
    }
    field(name, stream, config.path("cursorField"), "cursorField");
  }

  private static void primaryKey(
      StreamName name, JsonNode stream, ObjectNode config, String destinationMode) {
    if (config.path("primaryKey").isEmpty() && !stream.path("sourceDefinedPrimaryKey").isEmpty()) {
      config.set("primaryKey", stream.path("sourceDefinedPrimaryKey"));
    }
    if (!destinationMode.equals("append_dedup")) {
      return;
    }
    if (config.path("primaryKey").isEmpty()) {
      throw ApiException.invalid(
          "Stream %s is deduplicated and needs a primaryKey.".formatted(name.label()));
    }
    for (JsonNode path : config.path("primaryKey")) {
      field(name, stream, path, "primaryKey");
    }
  }

  private static void field(StreamName name, JsonNode stream, JsonNode path, String what) {
    JsonNode properties = stream.path("jsonSchema").path("properties");
    if (!path.isArray() || path.size() != 1 || !properties.has(path.path(0).asText())) {
      throw ApiException.invalid(
          "Stream %s: %s %s is no field of it."
              .formatted(name.label(), what, path.isArray() ? path : "\"" + path.asText() + "\""));
    }
  }
}
