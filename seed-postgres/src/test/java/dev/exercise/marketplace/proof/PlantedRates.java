package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Each defect touches the documented share of the rows that it may touch, and at least one. */
public final class PlantedRates {

  /** Defects that count rows out, rounding up, instead of drawing for each. */
  private static final Set<String> COUNTED_OUT =
      Set.of("lost-parent-category", "overlapping-tiers", "impossible-ratings");

  /** The same for each of their two forms. */
  private static final Set<String> COUNTED_OUT_BY_HALVES =
      Set.of("contradicting-delete-flags", "missing-captured-amount");

  private PlantedRates() {}

  /** What is wrong with the rates of a workshop of depth full. */
  public static List<String> failures(Asked workshop, DefectRates rates) throws SQLException {
    workshop.keep("eligible", "eligible.sql");
    List<String> failures = new ArrayList<>();
    for (List<String> row : workshop.rows(Asked.script("planted.sql"))) {
      Defect defect = Defects.named(row.get(0));
      double rate = rates.rate(defect, Depth.FULL).doubleValue();
      long eligible = Long.parseLong(row.get(2));
      long planted = Long.parseLong(row.get(3));
      if (!isRight(defect, rate, eligible, planted)) {
        failures.add(
            "%s touched %d of %d rows of %s; its rate is %s"
                .formatted(defect.id(), planted, eligible, row.get(1), rate));
      }
    }
    workshop.execute("drop table eligible");
    return failures;
  }

  private static boolean isRight(Defect defect, double rate, long eligible, long planted) {
    if (planted == 0 || planted > eligible) {
      return rate == 0 && planted == 0;
    }
    double expected = rate * eligible;
    if (COUNTED_OUT.contains(defect.id())) {
      // 0.1 * 30 is a bit more than 3 as a double.
      return planted == (long) Math.ceil(expected - 1e-9);
    }
    if (COUNTED_OUT_BY_HALVES.contains(defect.id())) {
      long half = (long) Math.ceil(expected / 2 - 1e-9);
      // One of the halves may be short of rows.
      return planted >= Math.min(half, eligible) && planted <= 2 * half;
    }
    return Chance.bound((double) eligible, expected, (double) planted) > Chance.NEVER;
  }
}
