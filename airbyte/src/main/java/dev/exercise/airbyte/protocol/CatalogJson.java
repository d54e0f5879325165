package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Catalogues as Airbyte's protocol writes them. */
public final class CatalogJson {

  private CatalogJson() {}

  /** What {@code discover} answers: {@code {"streams": [...]}}. */
  public static ObjectNode write(AirbyteCatalog catalog) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode streams = json.putArray("streams");
    catalog.streams().forEach(stream -> streams.add(write(stream)));
    return json;
  }

  /** One stream of a catalogue. */
  static ObjectNode write(AirbyteStream stream) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", stream.name());
    ObjectNode schema = json.putObject("json_schema");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    stream.fields().forEach(field -> properties.set(field.name(), FieldSchemas.of(field.type())));
    ArrayNode modes = json.putArray("supported_sync_modes");
    stream.supportedSyncModes().stream().sorted().forEach(mode -> modes.add(mode.wireName()));
    json.put("source_defined_cursor", false);
    json.put("is_resumable", stream.supportedSyncModes().contains(SyncMode.INCREMENTAL));
    json.putArray("default_cursor_field");
    json.set("source_defined_primary_key", paths(stream.primaryKey()));
    if (!stream.namespace().isEmpty()) {
      json.put("namespace", stream.namespace());
    }
    return json;
  }

  /** A configured catalogue, as {@code read} and {@code write} are given it. */
  public static ObjectNode write(ConfiguredCatalog catalog) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode streams = json.putArray("streams");
    for (ConfiguredStream configured : catalog.streams()) {
      ObjectNode one = streams.addObject();
      one.set("stream", write(configured.stream()));
      one.put("sync_mode", configured.syncMode().wireName());
      one.put("destination_sync_mode", configured.destinationSyncMode().wireName());
      ArrayNode cursor = one.putArray("cursor_field");
      configured.cursorField().ifPresent(cursor::add);
      one.set("primary_key", paths(configured.primaryKey()));
      one.put("generation_id", configured.generationId());
      one.put("minimum_generation_id", configured.minimumGenerationId());
      one.put("sync_id", configured.syncId());
    }
    return json;
  }

  /**
   * Reads a configured catalogue.
   *
   * @throws ConnectorException when it is none, or asks for something that cannot be
   */
  public static ConfiguredCatalog readConfigured(JsonNode json) {
    JsonNode streams = json.path("streams");
    if (!streams.isArray()) {
      throw ConnectorException.config(
          "The catalogue has no list of streams. It should read {\"streams\": [...]}.");
    }
    try {
      List<ConfiguredStream> configured = new ArrayList<>();
      streams.forEach(stream -> configured.add(readConfiguredStream(stream)));
      return new ConfiguredCatalog(configured);
    } catch (IllegalArgumentException wrong) {
      throw new ConnectorException(
          FailureType.CONFIG_ERROR, "The catalogue cannot be used: " + wrong.getMessage(), wrong);
    }
  }

  private static ConfiguredStream readConfiguredStream(JsonNode json) {
    AirbyteStream stream = readStream(json.path("stream"));
    SyncMode syncMode = constant(SyncMode.class, json, "sync_mode", stream);
    List<String> cursor = texts(json.path("cursor_field"));
    if (cursor.size() > 1) {
      throw new IllegalArgumentException(
          "Stream %s has a nested cursor field %s; fields of the table itself can be followed."
              .formatted(stream.label(), cursor));
    }
    List<String> key = names(json.path("primary_key"), stream.label());
    return new ConfiguredStream(
        stream,
        syncMode,
        constant(DestinationSyncMode.class, json, "destination_sync_mode", stream),
        cursor.stream().findFirst(),
        key.isEmpty() ? stream.primaryKey() : key,
        json.path("generation_id").asLong(0),
        json.path("minimum_generation_id").asLong(0),
        json.path("sync_id").asLong(0));
  }

  /** Reads a stream, of a source of ours or of anybody else's. */
  static AirbyteStream readStream(JsonNode json) {
    String name = json.path("name").asText();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A stream has no name.");
    }
    List<Field> fields = new ArrayList<>();
    json.path("json_schema")
        .path("properties")
        .properties()
        .forEach(
            property ->
                fields.add(
                    new Field(property.getKey(), FieldSchemas.parse(property.getValue()), true)));
    Set<SyncMode> modes = EnumSet.noneOf(SyncMode.class);
    for (String mode : texts(json.path("supported_sync_modes"))) {
      modes.add(parse(SyncMode.class, mode, name));
    }
    return new AirbyteStream(
        json.path("namespace").asText(""),
        name,
        fields,
        names(json.path("source_defined_primary_key"), name),
        modes.isEmpty() ? Set.of(SyncMode.FULL_REFRESH) : modes);
  }

  private static ArrayNode paths(List<String> names) {
    ArrayNode paths = JsonNodeFactory.instance.arrayNode();
    names.forEach(name -> paths.addArray().add(name));
    return paths;
  }

  private static List<String> names(JsonNode paths, String stream) {
    List<String> names = new ArrayList<>();
    for (JsonNode path : paths) {
      if (path.size() != 1) {
        throw new IllegalArgumentException(
            "Stream %s has a nested key %s; a key is made of fields of the table itself."
                .formatted(stream, path));
      }
      names.add(path.get(0).asText());
    }
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, JsonNode json, String field, AirbyteStream stream) {
    return Optional.ofNullable(json.get(field))
        .map(mode -> parse(type, mode.asText(), stream.label()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Stream %s has no %s.".formatted(stream.label(), field)));
  }

  private static <E extends Enum<E>> E parse(Class<E> type, String text, String stream) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "Stream %s asks for '%s', which is no sync mode that is known here."
              .formatted(stream, text),
          unknown);
    }
  }
}
