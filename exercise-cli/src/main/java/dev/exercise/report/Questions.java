package dev.exercise.report;

import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.ExampleCell;
import dev.exercise.grading.ExampleRow;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.MistakeSighting;
import dev.exercise.grading.NamedMistake;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to ask in the discussion that follows, for the interviewer: what went wrong first, by how
 * much of the marts it spoils, then what nothing explains, what is missing, and what went well.
 */
public final class Questions {

  /** As many as a discussion bears. */
  public static final int MOST = 5;

  private Questions() {}

  /**
   * One question.
   *
   * @param text to be read out
   * @param because what in the grade gives rise to it
   */
  public record Question(String text, String because) {}

  /** The questions most worth asking, at most {@link #MOST}. */
  public static List<Question> of(Grade grade) {
    List<Question> questions = new ArrayList<>();
    questions.addAll(ofMistakes(grade));
    grade.marts().forEach(mart -> ofUnexplained(mart).ifPresent(questions::add));
    ofMissing(grade).ifPresent(questions::add);
    grade.defects().forEach(defect -> ofHandled(defect).ifPresent(questions::add));
    questions.addAll(ofUnseen(grade));
    return questions.stream().limit(MOST).toList();
  }

  private static List<Question> ofMistakes(Grade grade) {
    Set<String> asked = new HashSet<>();
    return grade.mistakes().stream()
        .sorted(Comparator.comparingDouble(named -> -spoiled(named)))
        .filter(named -> asked.add(named.mistake().defectId().orElse(named.mistake().id())))
        .map(
            named ->
                new Question(
                    named.mistake().question(),
                    "%s: %s."
                        .formatted(
                            named.mistake().title(),
                            named.sightings().stream()
                                .map(Questions::seen)
                                .collect(Collectors.joining(", ")))))
        .toList();
  }

  private static double spoiled(NamedMistake named) {
    return named.sightings().stream()
        .mapToDouble(sighting -> (double) sighting.rows() / Math.max(1, sighting.ofRows()))
        .max()
        .orElse(0);
  }

  /** {@code 132 of 400 rows of fct_orders}. */
  static String seen(MistakeSighting sighting) {
    return "%s of %s rows of %s"
        .formatted(
            Figures.count(sighting.rows()), Figures.count(sighting.ofRows()), sighting.mart());
  }

  private static Optional<Question> ofUnexplained(MartGrade mart) {
    for (ExampleRow row : mart.examples()) {
      for (ExampleCell cell : row.cells()) {
        if (cell.because().isEmpty()) {
          return Optional.of(
              new Question(
                  "Which way does %s of row %s take through your models? In %s it is %s."
                      .formatted(cell.column(), row.key(), mart.mart().name(), cell.yours()),
                  "No known mistake explains %s of %s; here %s would be right."
                      .formatted(
                          mart.unexplainedCells() == 1
                              ? "a cell"
                              : Figures.count(mart.unexplainedCells()) + " cells",
                          mart.mart().name(),
                          cell.truth())));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Question> ofMissing(Grade grade) {
    List<String> missing =
        grade.marts().stream()
            .filter(mart -> mart.outcome() instanceof Outcome.NotAttempted)
            .map(mart -> mart.mart().name())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Question(
                "How would you go on with %s: from which models, and with which tests first?"
                    .formatted(missing.get(0)),
                "Not attempted, which costs nothing by itself: %s."
                    .formatted(String.join(", ", missing))));
  }

  private static Optional<Question> ofHandled(DefectGrade defect) {
    return defect.verdict() == DefectGrade.Verdict.HANDLED
        ? Optional.of(
            new Question(
                "How did you come upon this in the source: %s? What would tell you if it got worse?"
                    .formatted(defect.defect().title()),
                "It was handled. What that takes: %s".formatted(defect.defect().recovery())))
        : Optional.empty();
  }

  /** One for each class of defects of which no mart tells anything. */
  private static List<Question> ofUnseen(Grade grade) {
    Set<String> asked = new HashSet<>();
    return grade.defects().stream()
        .filter(defect -> defect.verdict() == DefectGrade.Verdict.CANNOT_TELL)
        .filter(defect -> asked.add(defect.defect().manualClass()))
        .map(
            defect ->
                new Question(
                    "Which query would tell you whether the source has a problem with %s?"
                        .formatted(defect.defect().manualClass()),
                    "No mart tells whether %s was seen.".formatted(defect.defect().title())))
        .toList();
  }
}
