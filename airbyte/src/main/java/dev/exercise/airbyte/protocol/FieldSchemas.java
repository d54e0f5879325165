package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON schema of a field, with Airbyte's additions.
 *
 * @see <a href="https://docs.airbyte.com/understanding-airbyte/supported-data-types">Airbyte's data
 *     types</a>
 */
final class FieldSchemas {

  private FieldSchemas() {}

  static ObjectNode of(FieldType type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    return switch (type) {
      case STRING -> schema.put("type", "string");
      case BOOLEAN -> schema.put("type", "boolean");
      case INTEGER -> schema.put("type", "number").put("airbyte_type", "integer");
      case NUMBER -> schema.put("type", "number");
      // OpenAPI's word for it; whoever does not know it sees a number.
      case DOUBLE -> schema.put("type", "number").put("format", "double");
      case DATE -> schema.put("type", "string").put("format", "date");
      case TIME_WITHOUT_TIMEZONE -> time(schema, "time", "time_without_timezone");
      case TIME_WITH_TIMEZONE -> time(schema, "time", "time_with_timezone");
      case TIMESTAMP_WITHOUT_TIMEZONE -> time(schema, "date-time", "timestamp_without_timezone");
      case TIMESTAMP_WITH_TIMEZONE -> time(schema, "date-time", "timestamp_with_timezone");
      case BINARY -> schema.put("type", "string").put("contentEncoding", "base64");
      case JSON -> schema.put("type", "array");
    };
  }

  /** The type that a schema describes; what has no type of its own is text. */
  static FieldType parse(JsonNode schema) {
    List<String> types = types(schema);
    if (types.size() != 1) {
      return FieldType.STRING;
    }
    String airbyteType = schema.path("airbyte_type").asText();
    String format = schema.path("format").asText();
    return switch (types.get(0)) {
      case "boolean" -> FieldType.BOOLEAN;
      case "integer" -> FieldType.INTEGER;
      case "number" -> number(airbyteType, format);
      case "object", "array" -> FieldType.JSON;
      case "string" -> text(schema, airbyteType, format);
      default -> FieldType.STRING;
    };
  }

  private static FieldType number(String airbyteType, String format) {
    if (airbyteType.equals("integer")) {
      return FieldType.INTEGER;
    }
    return format.equals("double") ? FieldType.DOUBLE : FieldType.NUMBER;
  }

  private static FieldType text(JsonNode schema, String airbyteType, String format) {
    if (schema.path("contentEncoding").asText().equals("base64")) {
      return FieldType.BINARY;
    }
    return switch (format) {
      case "date" -> FieldType.DATE;
      case "time" ->
          airbyteType.equals("time_without_timezone")
              ? FieldType.TIME_WITHOUT_TIMEZONE
              : FieldType.TIME_WITH_TIMEZONE;
      case "date-time" ->
          airbyteType.equals("timestamp_without_timezone")
              ? FieldType.TIMESTAMP_WITHOUT_TIMEZONE
              : FieldType.TIMESTAMP_WITH_TIMEZONE;
      default -> FieldType.STRING;
    };
  }

  private static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    types.remove("null");
    return types;
  }

  private static ObjectNode time(ObjectNode schema, String format, String airbyteType) {
    return schema.put("type", "string").put("format", format).put("airbyte_type", airbyteType);
  }
}
