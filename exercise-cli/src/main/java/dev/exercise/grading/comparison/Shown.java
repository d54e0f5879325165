package dev.exercise.grading.comparison;

import java.math.BigDecimal;
import java.util.Locale;

/** How values and text of unknown origin are written down for people: unambiguous and harmless. */
public final class Shown {

  /** Longer texts are cut here, with a note of how long they were. */
  static final int LONGEST_VALUE = 160;

  private Shown() {}

  /**
   * A value as a report shows it: NULL bare, strings in quotes so that blanks at their ends are
   * seen, numbers in plain decimals.
   */
  public static String value(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof BigDecimal number) {
      return cut(
          Math.max(number.precision(), Math.abs((long) number.scale())) > LONGEST_VALUE
              ? number.toString()
              : number.toPlainString());
    }
    if (value instanceof String text) {
      return "'" + text(text, LONGEST_VALUE) + "'";
    }
    return cut(harmless(value.toString()));
  }

  /** A text without characters that steer a terminal or turn the reading direction, cut to size. */
  public static String text(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return harmless(text);
    }
    int end = text.offsetByCodePoints(0, longest);
    return harmless(text.substring(0, end))
        + String.format(Locale.ROOT, "… (%,d characters)", text.length());
  }

  /** A text whose invisible and steering characters are written as escapes; line breaks stay. */
  public static String harmless(String text) {
    StringBuilder harmless = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isHarmless(point)) {
                harmless.appendCodePoint(point);
              } else {
                harmless.append(String.format(Locale.ROOT, "\\u{%x}", point));
              }
            });
    return harmless.toString();
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text(text, LONGEST_VALUE);
  }
}
