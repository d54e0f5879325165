package dev.exercise.report;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.DimensionScore;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The points of each dimension in words; public for the templates. */
public final class Scores {

  private Scores() {}

  /** "27.5 of 30": what was earned of what was attempted. */
  public static String earned(DimensionScore score) {
    return "%s of %s".formatted(Figures.points(score.earned()), Figures.points(score.attempted()));
  }

  /** "30 of 45": what was attempted of what was asked. */
  public static String attempted(DimensionScore score) {
    return "%s of %s".formatted(Figures.points(score.attempted()), Figures.points(score.asked()));
  }

  /** Why not all that was asked counts as attempted: "10 not attempted, 5 not gradable". */
  public static String rest(Grade grade, Dimension dimension) {
    List<String> parts = new ArrayList<>();
    add(parts, grade, dimension, "not attempted", Scores::notAttempted);
    add(parts, grade, dimension, "not gradable", Scores::notGradable);
    add(parts, grade, dimension, "charged elsewhere", Scores::chargedElsewhere);
    return String.join(", ", parts);
  }

  private static void add(
      List<String> parts,
      Grade grade,
      Dimension dimension,
      String words,
      ToDoubleFunction<CheckResult> points) {
    double sum =
        grade.checks().stream()
            .filter(check -> check.dimension() == dimension)
            .mapToDouble(points)
            .sum();
    if (sum >= 0.05) {
      parts.add("%s %s".formatted(Figures.points(sum), words));
    }
  }

  private static double notAttempted(CheckResult check) {
    return check.outcome() instanceof Outcome.NotAttempted ? check.weight() : 0;
  }

  private static double notGradable(CheckResult check) {
    return check.outcome() instanceof Outcome.NotGradable ? check.weight() : 0;
  }

  private static double chargedElsewhere(CheckResult check) {
    return check.weight() - check.judged() - notAttempted(check) - notGradable(check);
  }
}
