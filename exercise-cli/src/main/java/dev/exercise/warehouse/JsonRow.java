package dev.exercise.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;

/** A row as a JSON object; numbers keep their digits, times are the texts that BigQuery sends. */
final class JsonRow {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonRow() {}

  static String of(FieldList fields, FieldValueList values) {
    return object(fields, values).toString();
  }

  private static ObjectNode object(FieldList fields, FieldValueList values) {
    ObjectNode row = NODES.objectNode();
    for (int index = 0; index < fields.size(); index++) {
      row.set(fields.get(index).getName(), value(fields.get(index), values.get(index)));
    }
    return row;
  }

  private static JsonNode value(Field field, FieldValue value) {
    if (value.isNull()) {
      return NODES.nullNode();
    }
    if (value.getAttribute() == FieldValue.Attribute.REPEATED) {
      ArrayNode items = NODES.arrayNode();
      value.getRepeatedValue().forEach(item -> items.add(value(field, item)));
      return items;
    }
    if (value.getAttribute() == FieldValue.Attribute.RECORD) {
      return object(field.getSubFields(), value.getRecordValue());
    }
    return primitive(field.getType().getStandardType(), value.getStringValue());
  }

  private static JsonNode primitive(StandardSQLTypeName type, String text) {
    return switch (type) {
      case INT64, FLOAT64 -> number(text);
      case BOOL -> NODES.booleanNode(Boolean.parseBoolean(text));
      default -> NODES.textNode(text);
    };
  }

  /** JSON has no infinity and no NaN. */
  private static JsonNode number(String text) {
    return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
        ? NODES.numberNode(new BigDecimal(text))
        : NODES.textNode(text);
  }
}
