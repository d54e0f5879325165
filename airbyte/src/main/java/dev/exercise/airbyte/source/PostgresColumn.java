package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;

/**
 * A column as Postgres describes it; a domain counts as the type that it is made of.
 *
 * @param name its name
 * @param typeName its type's name in {@code pg_type}: {@code int8}, {@code timestamptz}
 * @param typeKind {@code pg_type.typtype}: {@code c} is a composite
 * @param typeCategory {@code pg_type.typcategory}: {@code A} is an array
 * @param nullable whether it may be empty
 */
record PostgresColumn(
    String name, String typeName, char typeKind, char typeCategory, boolean nullable) {

  Field toField() {
    return new Field(name, fieldType(), nullable);
  }

  FieldType fieldType() {
    return switch (typeName) {
      case "int2", "int4", "int8" -> FieldType.INTEGER;
      case "numeric" -> FieldType.NUMBER;
      case "float4", "float8" -> FieldType.DOUBLE;
      case "bool" -> FieldType.BOOLEAN;
      case "date" -> FieldType.DATE;
      case "timestamp" -> FieldType.TIMESTAMP_WITHOUT_TIMEZONE;
      case "timestamptz" -> FieldType.TIMESTAMP_WITH_TIMEZONE;
      case "bytea" -> FieldType.BINARY;
      default -> FieldType.STRING;
    };
  }

  /** What to select so that COPY writes the value nearly as a record carries it. */
  String expression() {
    String column = Sql.quote(name);
    if (typeCategory == 'A' || typeKind == 'c') {
      return "to_json(%s)::text".formatted(column);
    }
    return switch (fieldType()) {
      // COPY would write t and f.
      case BOOLEAN -> column + "::text";
      // Postgres breaks base64 into lines.
      case BINARY -> "translate(encode(%s, 'base64'), E'\\n', '')".formatted(column);
      default -> column;
    };
  }
}
