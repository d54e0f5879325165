package dev.exercise.report;

import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.ExampleCell;
import dev.exercise.grading.ExampleRow;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.comparison.MartComparison;
import java.util.List;
import java.util.Locale;

/** A grade in a few figures without a verdict; public for the templates. */
public final class Summary {

  private static final int UNEXPLAINED_ROWS = 10;

  private final Grade grade;

  Summary(Grade grade) {
    this.grade = grade;
  }

  /**
   * One figure at the head of the page.
   *
   * @param name what is counted
   * @param figure the count
   * @param remark what it is to be seen against
   */
  public record Fact(String name, String figure, String remark) {}

  /** The figures, the most telling first. */
  public List<Fact> facts() {
    List<MartComparison> compared =
        grade.marts().stream().flatMap(mart -> mart.comparison().stream()).toList();
    long right = compared.stream().mapToLong(MartComparison::rightCells).sum();
    long total = compared.stream().mapToLong(MartComparison::totalCells).sum();
    long built =
        grade.marts().stream()
            .filter(mart -> !(mart.outcome() instanceof Outcome.NotAttempted))
            .count();
    long handled =
        grade.defects().stream()
            .filter(defect -> defect.verdict() == DefectGrade.Verdict.HANDLED)
            .count();
    long unexplained = grade.marts().stream().mapToLong(MartGrade::unexplainedCells).sum();
    return List.of(
        new Fact("Marts attempted", Figures.count(built), "of " + grade.marts().size() + " asked"),
        new Fact(
            "Right cells",
            total == 0 ? "–" : Figures.percent((double) right / total),
            total == 0 ? "nothing compared" : "of " + Figures.count(total) + " compared"),
        new Fact(
            "Defects handled", Figures.count(handled), "of " + grade.defects().size() + " planted"),
        new Fact(
            "Mistakes named",
            Figures.count(grade.mistakes().size()),
            unexplained == 0
                ? "no cell unexplained"
                : Figures.count(unexplained)
                    + (unexplained == 1 ? " cell unexplained" : " cells unexplained")));
  }

  /** What sort of mistake it is, in words. */
  public static String kind(KnownMistake mistake) {
    return switch (mistake.kind()) {
      case LEFT_IN -> "defect left in: " + mistake.defectId().orElse("");
      case OVER_CORRECTED -> "defect over-corrected: " + mistake.defectId().orElse("");
      case LOGIC -> "wrong logic";
    };
  }

  /** The columns that identify a row of a mart. */
  public static String grain(Grade grade, String mart) {
    return grade.marts().stream()
        .filter(one -> one.mart().name().equals(mart))
        .findFirst()
        .map(one -> String.join(", ", one.mart().grain()))
        .orElse("key");
  }

  /** A sentence with a capital at its start. */
  public static String upper(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** The cells of a row that a table shows. */
  public static List<ExampleCell> cells(ExampleRow row, boolean onlyUnexplained) {
    return row.cells().stream()
        .filter(cell -> !onlyUnexplained || cell.because().isEmpty())
        .toList();
  }

  /** Whether any mart has a wrong cell without a cause. */
  public static boolean anyUnexplained(Grade grade) {
    return grade.marts().stream().anyMatch(mart -> mart.unexplainedCells() > 0);
  }

  /** The first rows with unexplained cells. */
  public static List<ExampleRow> firstUnexplained(MartGrade mart) {
    return mart.examples().stream()
        .filter(ExampleRow::unexplained)
        .limit(UNEXPLAINED_ROWS)
        .toList();
  }
}
