package dev.exercise.marketplace.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unremarkable features of rows, counted among the rows that a defect touched and among all that it
 * might have touched, over any number of worlds: nothing but the dirt tells them apart.
 */
final class Shares {

  /** A feature of a table's rows, seen with the eyes of one defect. */
  private record Feature(String defect, String table, String column, String name) {

    /** A mark of another row tells a copy; that copies have fewer of them tells nobody. */
    boolean isBorrowed() {
      return name.startsWith("is that of another ");
    }

    boolean isKnown() {
      return KnownLimits.TELLING_COLUMNS.containsKey(List.of(defect, column));
    }
  }

  /**
   * Counts of a feature.
   *
   * @param touched how many rows the defect touched
   * @param expected how many of these would have the feature if it were spread evenly
   * @param observed how many of these have it
   * @param perfect whether those have it that were touched and no other, or the reverse
   * @param perfectlyByChance probability of that in the one world that was counted
   */
  private record Count(
      double touched, double expected, double observed, boolean perfect, double perfectlyByChance) {

    Count plus(Count other) {
      return new Count(
          touched + other.touched,
          expected + other.expected,
          observed + other.observed,
          perfect && other.perfect,
          perfectlyByChance * other.perfectlyByChance);
    }

    boolean tells(Feature feature) {
      if (feature.isKnown() || (feature.isBorrowed() && observed < expected)) {
        return false;
      }
      return Chance.bound(touched, expected, observed) < Chance.NEVER
          || (perfect && perfectlyByChance < Chance.NEVER);
    }
  }

  private final Map<Feature, Count> counts = new LinkedHashMap<>();

  static Shares of(Asked workshop) throws SQLException {
    workshop.keep("eligible", "eligible.sql");
    Shares shares = new Shares();
    for (List<String> row : workshop.rows(Asked.script("shares.sql"))) {
      double all = Double.parseDouble(row.get(4));
      double touched = Double.parseDouble(row.get(5));
      double allWith = Double.parseDouble(row.get(6));
      double touchedWith = Double.parseDouble(row.get(7));
      boolean perfect =
          (touchedWith == touched && allWith == touched)
              || (touchedWith == 0 && allWith == all - touched);
      shares.counts.put(
          new Feature(row.get(0), row.get(1), row.get(2), row.get(3)),
          new Count(
              touched,
              touched * allWith / all,
              touchedWith,
              perfect,
              oneOfAllChoices(all, touched)));
    }
    workshop.execute("drop table eligible");
    return shares;
  }

  /** Adds what was counted in another world. */
  void add(Shares other) {
    other.counts.forEach((feature, count) -> counts.merge(feature, count, Count::plus));
  }

  List<String> failures() {
    List<String> failures = new ArrayList<>();
    counts.forEach(
        (feature, count) -> {
          if (count.tells(feature)) {
            failures.add(
                "%s: of its %.0f rows of %s, %.0f have the feature '%s %s', where %.1f would be chance"
                    .formatted(
                        feature.defect(),
                        count.touched(),
                        feature.table(),
                        count.observed(),
                        feature.column(),
                        feature.name(),
                        count.expected()));
          }
        });
    return failures;
  }

  /** One divided by the number of ways to choose. */
  private static double oneOfAllChoices(double all, double chosen) {
    double probability = 1;
    for (int index = 0; index < chosen && probability > 0; index++) {
      probability *= (chosen - index) / (all - index);
    }
    return probability;
  }
}
