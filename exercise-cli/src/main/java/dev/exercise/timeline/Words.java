package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts what others wrote, and times, into sentences. */
final class Words {

  private static final int LONGEST = 160;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** One line of at most 160 characters, without any that steer a terminal or a reader. */
  static String shortened(String text) {
    // What is far too long is cut before it is looked at closely.
    String head = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String line = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
    if (line.isEmpty()) {
      return "(nothing)";
    }
    return line.length() <= LONGEST && head.length() == text.length()
        ? line
        : line.substring(0, Math.min(line.length(), LONGEST - 1)).strip() + "…";
  }

  /** "1 query", "2 queries". */
  static String count(long number, String one, String many) {
    return "%d %s".formatted(number, number == 1 ? one : many);
  }

  /** "12 minutes", cut. */
  static String minutes(Duration duration) {
    return count(duration.toMinutes(), "minute", "minutes");
  }

  /** "10:05 UTC". */
  static String clock(Instant at) {
    return CLOCK.format(at) + " UTC";
  }
}
