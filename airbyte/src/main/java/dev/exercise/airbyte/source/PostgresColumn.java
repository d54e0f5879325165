package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;

/**
 * A column as Postgres describes it; a domain counts as the type that it is made of.
 *
 * @param name its name
 * @param typeName its type's name in {@code pg_type}: {@code int8}, {@code timestamptz}; with its
 *     schema where that is not {@code pg_catalog}
 * @param typeKind {@code pg_type.typtype}: {@code c} is a composite
 * @param typeCategory {@code pg_type.typcategory}: {@code A} is an array
 * @param typeModifier {@code pg_attribute.atttypmod}: digits and decimals of a numeric
 * @param nullable whether it may be empty
 */
record PostgresColumn(
    String name,
    String typeName,
    char typeKind,
    char typeCategory,
    int typeModifier,
    boolean nullable) {

  /** Every whole number of so many digits fits 64 bits. */
  private static final int DIGITS_OF_AN_INTEGER = 18;

  private static final int MODIFIER_OFFSET = 4;

  Field toField() {
    return new Field(name, fieldType(), nullable);
  }

  FieldType fieldType() {
    if (typeCategory == 'A') {
      return FieldType.JSON;
    }
    return switch (typeName) {
      case "int2", "int4", "int8" -> FieldType.INTEGER;
      case "numeric" -> isSmallWholeNumber() ? FieldType.INTEGER : FieldType.NUMBER;
      case "money" -> FieldType.NUMBER;
      case "float4", "float8" -> FieldType.DOUBLE;
      case "bool" -> FieldType.BOOLEAN;
      case "date" -> FieldType.DATE;
      case "time" -> FieldType.TIME_WITHOUT_TIMEZONE;
      case "timetz" -> FieldType.TIME_WITH_TIMEZONE;
      case "timestamp" -> FieldType.TIMESTAMP_WITHOUT_TIMEZONE;
      case "timestamptz" -> FieldType.TIMESTAMP_WITH_TIMEZONE;
      case "bytea" -> FieldType.BINARY;
      default -> FieldType.STRING;
    };
  }

  /**
   * Whether an incremental read can follow it: Postgres orders its values, and a value that was
   * saved as text is the same value when it is read back.
   */
  boolean canBeCursor() {
    return switch (typeName) {
      case "int2",
          "int4",
          "int8",
          "numeric",
          "float4",
          "float8",
          "date",
          "timestamp",
          "timestamptz",
          "text",
          "varchar",
          "uuid" ->
          true;
      default -> false;
    };
  }

  /**
   * Whether it can hold {@code infinity} or {@code NaN}, which Postgres orders after all others.
   */
  boolean hasInfinity() {
    return switch (typeName) {
      case "numeric", "float4", "float8", "date", "timestamp", "timestamptz" -> true;
      default -> false;
    };
  }

  /** What to select so that COPY writes the value nearly as a record carries it. */
  String expression() {
    String column = Sql.quote(name);
    if (typeCategory == 'A' || typeKind == 'c') {
      return "to_json(%s)::text".formatted(column);
    }
    if (typeName.equals("money")) {
      // Written with the server's currency sign otherwise.
      return column + "::numeric";
    }
    return switch (fieldType()) {
      // COPY would write t and f.
      case BOOLEAN -> column + "::text";
      // Postgres breaks base64 into lines.
      case BINARY -> "translate(encode(%s, 'base64'), E'\\n', '')".formatted(column);
      default -> column;
    };
  }

  /** A numeric that holds, beside NaN, nothing that overflows: {@code numeric(10)}. */
  private boolean isSmallWholeNumber() {
    if (typeModifier < MODIFIER_OFFSET) {
      return false;
    }
    int modifier = typeModifier - MODIFIER_OFFSET;
    int digits = modifier >> 16;
    int decimals = modifier & 0x7ff;
    return decimals == 0 && digits <= DIGITS_OF_AN_INTEGER;
  }
}
