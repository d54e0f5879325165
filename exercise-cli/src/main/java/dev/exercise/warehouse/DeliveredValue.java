package dev.exercise.warehouse;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Turns what the client received into Java values, without a change of meaning. What Java's type
 * cannot hold, such as a year beyond 9999 or a NUMERIC that is no number, stays text.
 */
final class DeliveredValue {

  private DeliveredValue() {}

  static String typeName(Field field) {
    StandardSQLTypeName type = field.getType().getStandardType();
    return field.getMode() == Field.Mode.REPEATED ? "ARRAY<%s>".formatted(type) : type.name();
  }

  static Object of(Field field, FieldValue value) {
    if (value.isNull()) {
      return null;
    }
    if (value.getAttribute() != FieldValue.Attribute.PRIMITIVE) {
      return String.valueOf(value.getValue());
    }
    try {
      return typed(field, value);
    } catch (DateTimeException
        | ArithmeticException
        | IllegalArgumentException
        | IllegalStateException outOfRange) {
      return value.getStringValue();
    }
  }

  private static Object typed(Field field, FieldValue value) {
    return switch (field.getType().getStandardType()) {
      case BOOL -> value.getBooleanValue();
      case INT64 -> value.getLongValue();
      case FLOAT64 -> ratio(value.getStringValue());
      case NUMERIC, BIGNUMERIC -> value.getNumericValue();
      case DATE -> LocalDate.parse(value.getStringValue());
      case DATETIME -> LocalDateTime.parse(value.getStringValue().replace(' ', 'T'));
      case TIMESTAMP -> value.getTimestampInstant();
      default -> value.getStringValue();
    };
  }

  /** BigQuery writes Infinity, the emulator inf. */
  private static Double ratio(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.valueOf(text);
    };
  }
}
