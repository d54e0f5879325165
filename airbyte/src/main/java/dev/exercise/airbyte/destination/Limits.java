package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.FieldType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of BigQuery can hold of what a source may send. */
final class Limits {

  /** The value is fine, but the column's type is too small for it. */
  static final String TOO_LARGE = "DESTINATION_FIELD_SIZE_LIMITATION";

  /** The value is not of the column's type. */
  static final String WRONG_TYPE = "DESTINATION_SERIALIZATION_ERROR";

  private static final int NUMERIC_WHOLE_DIGITS = 29;
  private static final int NUMERIC_DECIMALS = 9;
  private static final int SURELY_INT64_DIGITS = 18;

  /**
   * Half a character at the end of a text so long is not the source's doing: {@link ShortTexts}.
   */
  private static final int LONG_TEXT = 1 << 10;

  /** What the exponent of a number may be before its digits are written out. */
  private static final int LARGEST_EXPONENT = 1_000;

  /** Texts such as {@code +5}, {@code .5} and {@code 05} are numbers too, but not JSON's. */
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Limits() {}

  /**
   * The text that the column takes without loss, or empty where there is none: what is not of the
   * field's type, numbers that are not finite or need more than 29 digits before or 9 after the
   * point, and days outside the years 1 to 9999.
   */
  static Optional<String> fit(FieldType type, String text) {
    return switch (type) {
      case STRING, BINARY, TIME_WITH_TIMEZONE, JSON ->
          isWellFormed(text) ? Optional.of(text) : Optional.empty();
      case BOOLEAN ->
          text.equals("true") || text.equals("false") ? Optional.of(text) : Optional.empty();
      case INTEGER -> fitInteger(text);
      case NUMBER -> fitNumeric(text);
      case DOUBLE -> fitDouble(text);
      case DATE -> Moments.date(text);
      case TIME_WITHOUT_TIMEZONE -> Moments.time(text);
      case TIMESTAMP_WITHOUT_TIMEZONE -> Moments.local(text);
      case TIMESTAMP_WITH_TIMEZONE -> Moments.utc(text);
    };
  }

  /** Why {@link #fit} gave nothing, in Airbyte's words. */
  static String reason(FieldType type, String text) {
    return switch (type) {
      case STRING, BINARY, JSON -> text.length() > LONG_TEXT ? TOO_LARGE : WRONG_TYPE;
      case TIME_WITH_TIMEZONE, BOOLEAN, TIME_WITHOUT_TIMEZONE -> WRONG_TYPE;
      case INTEGER -> number(text).map(Limits::isWhole).orElse(false) ? TOO_LARGE : WRONG_TYPE;
      case NUMBER, DOUBLE -> isNotFinite(text) || number(text).isPresent() ? TOO_LARGE : WRONG_TYPE;
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE ->
          Moments.isBeyondTheYears(text) ? TOO_LARGE : WRONG_TYPE;
    };
  }

  private static Optional<String> fitInteger(String text) {
    if (text.length() <= SURELY_INT64_DIGITS && isPlainInteger(text)) {
      return Optional.of(text);
    }
    try {
      return number(text).map(number -> String.valueOf(number.longValueExact()));
    } catch (ArithmeticException notAnInt64) {
      return Optional.empty();
    }
  }

  private static Optional<String> fitNumeric(String text) {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (decimals <= NUMERIC_DECIMALS
        && text.length() <= NUMERIC_WHOLE_DIGITS
        && isPlainNumber(text)) {
      return Optional.of(text);
    }
    return number(text)
        .map(BigDecimal::stripTrailingZeros)
        .filter(
            number ->
                number.scale() <= NUMERIC_DECIMALS
                    && number.precision() - number.scale() <= NUMERIC_WHOLE_DIGITS)
        .map(BigDecimal::toPlainString);
  }

  private static Optional<String> fitDouble(String text) {
    if (isNotFinite(text)) {
      return Optional.empty();
    }
    // Writing out an exact number of a thousand digits is JSON, but no reader of FLOAT64 wants it.
    return number(text)
        .map(BigDecimal::doubleValue)
        .filter(number -> !number.isInfinite())
        .map(
            number ->
                text.length() <= 32 && JSON_NUMBER.matcher(text).matches()
                    ? text
                    : String.valueOf(number));
  }

  /** Empty as well for a number whose exponent alone would fill the memory, once written out. */
  private static Optional<BigDecimal> number(String text) {
    if (text.isEmpty() || isNotFinite(text)) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > LARGEST_EXPONENT
          ? Optional.empty()
          : Optional.of(number);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** JSON has no leading zeros and no plus sign. */
  private static boolean isPlainInteger(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (start == text.length() || (text.charAt(start) == '0' && text.length() > start + 1)) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int points = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && i > start && i < text.length() - 1) {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return start < text.length() && points <= 1;
  }

  private static boolean isNotFinite(String text) {
    return text.endsWith("N") || text.endsWith("y"); // NaN, Infinity, -Infinity
  }

  /** Half a character, which JSON can write and UTF-8 cannot. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
