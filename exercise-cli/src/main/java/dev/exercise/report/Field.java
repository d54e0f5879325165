package dev.exercise.report;

import dev.exercise.grading.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Many submissions side by side, by name. Equal submissions give an equal field, on any day.
 *
 * @param rows a line for each
 * @param ignored names in the folder that are no submission
 */
public record Field(List<FieldRow> rows, List<String> ignored) {

  public Field {
    rows = rows.stream().sorted(FieldRow.BY_NAME).toList();
    ignored = ignored.stream().sorted().toList();
  }

  /** Those that were graded. */
  public List<FieldRow.Graded> graded() {
    return rows.stream().flatMap(Field::graded).toList();
  }

  /** Whether every submission was graded, whatever came out. */
  public boolean allGraded() {
    return rows.stream().allMatch(FieldRow.Graded.class::isInstance);
  }

  /** Whether something was judged and found wrong in any of them. */
  public boolean negative() {
    return graded().stream().anyMatch(FieldRow.Graded::negative);
  }

  /** Whether everything that was asked of every submission could be judged. */
  public boolean complete() {
    return allGraded() && graded().stream().allMatch(row -> row.notGradable() == 0);
  }

  /** Whether all that were graded worked on the same marketplace. */
  public boolean oneWorld() {
    return graded().stream().map(FieldRow.Graded::world).distinct().count() <= 1;
  }

  /** The dimensions that something was asked of; others would be empty columns. */
  public List<Dimension> dimensions() {
    return Arrays.stream(Dimension.values())
        .filter(
            dimension ->
                graded().stream()
                    .flatMap(row -> row.scores().stream())
                    .anyMatch(score -> score.dimension() == dimension && score.asked() > 0))
        .toList();
  }

  private static Stream<FieldRow.Graded> graded(FieldRow row) {
    return row instanceof FieldRow.Graded graded ? Stream.of(graded) : Stream.empty();
  }
}
