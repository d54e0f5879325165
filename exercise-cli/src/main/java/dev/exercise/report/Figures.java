package dev.exercise.report;

import java.util.Locale;

/**
 * Figures as people read them, the same on every machine; public for the templates, which have a
 * package of their own.
 */
public final class Figures {

  private Figures() {}

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Points with at most one decimal. */
  public static String points(double points) {
    String text = String.format(Locale.ROOT, "%.1f", points);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A share in percent, rounded down so that 100 % means all; a small share is not called 0. */
  public static String percent(double share) {
    double tenths = Math.floor(share * 1000 + 1e-9) / 10;
    if (share > 0 && tenths < 0.1) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, tenths == Math.rint(tenths) ? "%.0f %%" : "%.1f %%", tenths);
  }

  /** A share as the width of a bar in CSS. */
  public static String width(double share) {
    return String.format(Locale.ROOT, "%.3f%%", Math.max(0, Math.min(1, share)) * 100);
  }

  /** A part of a whole as the width of a bar in CSS. */
  public static String width(long part, long whole) {
    return width(whole == 0 ? 0 : (double) part / whole);
  }
}
