package dev.exercise.grading.comparison;

import dev.exercise.marketplace.mart.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings a delivered value to the declared type where it carries exactly the same thing in an
 * unambiguous form; what does not is a {@link Misfit}. NULL stays NULL.
 */
final class Normaliser {

  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,37})(\\.\\d{1,38})?");

  private static final Instant EARLIEST = Instant.parse("0000-12-31T23:59:59Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Normaliser() {}

  static Object normalise(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    Object normal =
        switch (type) {
          case STRING -> text(value);
          case INT64 -> wholeNumber(decimal(value));
          case NUMERIC -> decimal(value);
          case FLOAT64 -> ratio(value);
          case BOOL -> bool(value);
          case DATE -> date(value);
          case TIMESTAMP -> instant(value);
        };
    return normal == null ? new Misfit(value) : normal;
  }

  private static Object text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number) {
      // The shortest decimal that reads back as this double: 18204.1 passes for 18204.10, the
      // 0.30000000000000004 of a sum in binary does not pass for 0.30.
      return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
    }
    return value instanceof String text && DECIMAL.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  private static Long wholeNumber(BigDecimal number) {
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }

  private static Double ratio(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    BigDecimal number = decimal(value);
    return number == null ? null : number.doubleValue();
  }

  private static Boolean bool(Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    String text = value.toString().toLowerCase(Locale.ROOT);
    if (Set.of("true", "1").contains(text)) {
      return true;
    }
    return Set.of("false", "0").contains(text) ? false : null;
  }

  private static LocalDate date(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException notADate) {
        return null;
      }
    }
    LocalDateTime time =
        value instanceof Instant instant && isOfTheContractsYears(instant)
            ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
            : value instanceof LocalDateTime local ? local : null;
    return time != null && time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate()
        : null;
  }

  /** An instant may lie further away than any date can. */
  private static boolean isOfTheContractsYears(Instant instant) {
    return instant.isAfter(EARLIEST) && instant.isBefore(LATEST);
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    try {
      return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : null;
    } catch (DateTimeParseException noInstant) {
      return null;
    }
  }
}
