package dev.exercise.grading;

import java.util.Locale;

/** Figures in sentences: the same on every machine. */
public final class Words {

  private Words() {}

  /** "1,234". */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** "1 row", "2 rows". */
  public static String count(long count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** A share in percent, rounded down: 100 % means all. */
  public static String percent(double share) {
    double tenths = Math.floor(share * 1000 + 1e-9) / 10;
    return String.format(Locale.ROOT, tenths == Math.rint(tenths) ? "%.0f %%" : "%.1f %%", tenths);
  }
}
