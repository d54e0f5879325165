package dev.exercise.report;

import dev.exercise.grading.ExampleCell;
import dev.exercise.grading.ExampleRow;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.attribution.KnownMistake;
import java.util.List;
import java.util.Locale;

/** What the templates ask of a grade that is no verdict. */
public final class Summary {

  /** Rows of a table that are worth the paper. */
  public static final int PRINTED_ROWS = 6;

  private static final int UNEXPLAINED_ROWS = 10;

  private Summary() {}

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
