package dev.exercise.grading;

import dev.exercise.grading.comparison.Shown;
import java.util.List;

/**
 * One verdict with its evidence. Texts are made harmless on the way in, whoever wrote them.
 *
 * @param id kebab-case, stable
 * @param dimension what it counts towards
 * @param weight points, above 0
 * @param outcome how it ended
 * @param sentence what was found
 * @param evidence lines that show it
 * @param docs page about this check, relative to the project's root
 */
public record CheckResult(
    String id,
    Dimension dimension,
    int weight,
    Outcome outcome,
    String sentence,
    List<String> evidence,
    String docs) {

  private static final int LONGEST_LINE = 2_000;

  public CheckResult {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("Check id '%s' is not kebab-case.".formatted(id));
    }
    if (weight <= 0) {
      throw new IllegalArgumentException(
          "Check %s has the weight %d; it has to be above 0.".formatted(id, weight));
    }
    sentence = Shown.text(sentence, LONGEST_LINE);
    evidence = evidence.stream().map(line -> Shown.text(line, LONGEST_LINE)).toList();
  }

  public double earned() {
    return weight * outcome.earned();
  }

  public double judged() {
    return weight * outcome.judged();
  }
}
