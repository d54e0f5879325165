package dev.exercise.airbyte.destination;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days and times as sources write them, made into what BigQuery reads. */
final class Moments {

  /** {@code 2026-07-01T12:00:00} and any fraction; a blank may stand for the T. */
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();

  private static final Pattern OFFSET = Pattern.compile("(?:[zZ]|([+-])(\\d{2})(?::?(\\d{2}))?)$");

  private static final Pattern BEYOND =
      Pattern.compile("(?:-?infinity|.*BC|[+-]?\\d{5,9}-\\d{2}-\\d{2}.*|[-+]?0000-.*|-\\d{4}-.*)");

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 19;
  private static final int MICROS_LENGTH = 26;

  private Moments() {}

  static Optional<String> date(String text) {
    if (text.length() != DATE_LENGTH) {
      return Optional.empty();
    }
    return isUsualDate(text) ? Optional.of(text) : year1To9999(() -> LocalDate.parse(text));
  }

  static Optional<String> time(String text) {
    try {
      return Optional.of(
          LocalTime.parse(text)
              .truncatedTo(ChronoUnit.MICROS)
              .format(DateTimeFormatter.ISO_LOCAL_TIME));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  /** The time on the wall; an offset that somebody wrote nevertheless is not looked at. */
  static Optional<String> local(String text) {
    if (isUsual(text, text.length())) {
      return Optional.of(text);
    }
    return year1To9999(
        () -> LocalDateTime.parse(withT(OFFSET.matcher(text).replaceFirst("").strip()), LOCAL));
  }

  /** The moment in UTC; without an offset it is taken to be so already. */
  static Optional<String> utc(String text) {
    if (text.endsWith("Z") && isUsual(text, text.length() - 1)) {
      return Optional.of(text);
    }
    return year1To9999(() -> parseUtc(text));
  }

  /** Whether it is a day, though none of the years 1 to 9999. */
  static boolean isBeyondTheYears(String text) {
    return BEYOND.matcher(text).matches() || (!text.isEmpty() && utcYearIsBeyond(text));
  }

  private static boolean utcYearIsBeyond(String text) {
    try {
      LocalDateTime moment = parseUtc(text);
      return moment.getYear() < 1 || moment.getYear() > 9999;
    } catch (DateTimeException noMoment) {
      return false;
    }
  }

  private static LocalDateTime parseUtc(String text) {
    var offset = OFFSET.matcher(text);
    // The end of 2026-07-01 looks like an offset, too.
    if (text.length() <= DATE_LENGTH || !offset.find()) {
      return LocalDateTime.parse(withT(text), LOCAL);
    }
    LocalDateTime wall =
        LocalDateTime.parse(withT(text.substring(0, offset.start()).strip()), LOCAL);
    if (offset.group(1) == null) {
      return wall;
    }
    int sign = offset.group(1).equals("-") ? -1 : 1;
    ZoneOffset zone =
        ZoneOffset.ofHoursMinutes(
            sign * Integer.parseInt(offset.group(2)),
            offset.group(3) == null ? 0 : sign * Integer.parseInt(offset.group(3)));
    return OffsetDateTime.of(wall, zone).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static String withT(String text) {
    return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
        ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
        : text;
  }

  private interface Parser {
    java.time.temporal.Temporal parse();
  }

  private static Optional<String> year1To9999(Parser parser) {
    try {
      var moment = parser.parse();
      int year = moment.get(java.time.temporal.ChronoField.YEAR);
      if (year < 1 || year > 9999) {
        return Optional.empty();
      }
      return Optional.of(
          moment instanceof LocalDateTime time
              ? time.truncatedTo(ChronoUnit.MICROS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
              : moment.toString());
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /**
   * Whether the first characters are a date and time that need no change, which is quick to see.
   */
  private static boolean isUsual(String text, int length) {
    if (length < SECONDS_LENGTH
        || length > MICROS_LENGTH
        || length == SECONDS_LENGTH + 1
        || text.charAt(DATE_LENGTH) != 'T'
        || !isUsualDate(text)) {
      return false;
    }
    for (int i = DATE_LENGTH + 1; i < length; i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (i) {
            case 13, 16 -> c == ':';
            case SECONDS_LENGTH -> c == '.';
            default -> c >= '0' && c <= '9';
          };
      if (!fits) {
        return false;
      }
    }
    return two(text, 11) < 24 && two(text, 14) < 60 && two(text, 17) < 60;
  }

  /** Days up to the 28th; the others are asked of the calendar. */
  private static boolean isUsualDate(String text) {
    for (int i = 0; i < DATE_LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 4 || i == 7;
      if (dash ? c != '-' : (c < '0' || c > '9')) {
        return false;
      }
    }
    int month = two(text, 5);
    int day = two(text, 8);
    boolean yearZero = two(text, 0) == 0 && two(text, 2) == 0;
    if (yearZero || month < 1 || month > 12 || day < 1 || day > 31) {
      return false;
    }
    return day <= 28
        || LocalDate.of(two(text, 0) * 100 + two(text, 2), month, 1).lengthOfMonth() >= day;
  }

  private static int two(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
