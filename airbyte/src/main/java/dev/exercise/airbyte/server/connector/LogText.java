package dev.exercise.airbyte.server.connector;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Log lines as Airbyte shows them: time, who said it, what; without secrets. */
public final class LogText {

  /** Characters of a line; what is longer is cut. */
  public static final int LONGEST_LINE = 8_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\t]]");

  private LogText() {}

  /**
   * The line as it is kept. Control characters would let a text pass for several lines, or speak to
   * the terminal of a reader.
   */
  public static String format(Instant at, String origin, String text, SecretMask mask) {
    String masked = CONTROL.matcher(mask.apply(text)).replaceAll(" ");
    String cut =
        masked.length() <= LONGEST_LINE ? masked : masked.substring(0, LONGEST_LINE) + " …";
    return "%s %s > %s".formatted(TIME.format(at), origin, cut);
  }

  /** The last lines of a short run, in memory. */
  static final class Tail {

    private static final int MOST = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
      if (lines.size() == MOST) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }
  }
}
