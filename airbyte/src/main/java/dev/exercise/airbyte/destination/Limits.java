package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.FieldType;
import java.math.BigDecimal;
import java.util.Optional;

/** What a column of BigQuery can hold of what a source may send. */
final class Limits {

  private static final int NUMERIC_WHOLE_DIGITS = 29;
  private static final int NUMERIC_DECIMALS = 9;

  private Limits() {}

  /**
   * The text that the column takes without loss, or empty where there is none: numbers that are not
   * finite or need more than 29 digits before or 9 after the point, and days outside the years 1 to
   * 9999.
   */
  static Optional<String> fit(FieldType type, String text) {
    return switch (type) {
      case STRING, BINARY, BOOLEAN, INTEGER, TIME_WITHOUT_TIMEZONE, TIME_WITH_TIMEZONE, JSON ->
          Optional.of(text);
      case NUMBER -> fitNumeric(text);
      case DOUBLE -> isFinite(text) ? Optional.of(text) : Optional.empty();
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE ->
          hasFourDigitYear(text) ? Optional.of(text) : Optional.empty();
    };
  }

  private static Optional<String> fitNumeric(String text) {
    if (!isFinite(text)) {
      return Optional.empty();
    }
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (decimals <= NUMERIC_DECIMALS
        && text.length() <= NUMERIC_WHOLE_DIGITS
        && text.indexOf('E') < 0
        && text.indexOf('e') < 0) {
      return Optional.of(text);
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    boolean fits =
        number.scale() <= NUMERIC_DECIMALS
            && number.precision() - number.scale() <= NUMERIC_WHOLE_DIGITS;
    return fits ? Optional.of(number.toPlainString()) : Optional.empty();
  }

  private static boolean isFinite(String text) {
    return !text.endsWith("N") && !text.endsWith("y"); // NaN, Infinity, -Infinity
  }

  /** {@code 12026-01-01}, {@code 0044-03-15 BC} and {@code infinity} have none. */
  private static boolean hasFourDigitYear(String text) {
    return text.length() > 4 && text.charAt(4) == '-' && !text.endsWith("BC");
  }
}
