package dev.exercise.grading;

import dev.exercise.grading.comparison.MartComparison;
import dev.exercise.grading.comparison.Shown;
import dev.exercise.marketplace.mart.Mart;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one mart. Its sentence is made harmless on the way in: dbt's words may be in it.
 *
 * @param mart what was asked for
 * @param outcome how it ended
 * @param sentence what was found
 * @param comparison the figures, where there was something to compare
 * @param explainedCells wrong cells that named mistakes or located defects explain
 * @param unexplainedCells wrong cells that nothing explains
 * @param examples rows with wrong cells, the unexplained first, at most {@link #MOST_EXAMPLES}
 */
public record MartGrade(
    Mart mart,
    Outcome outcome,
    String sentence,
    Optional<MartComparison> comparison,
    long explainedCells,
    long unexplainedCells,
    List<ExampleRow> examples) {

  public static final int MOST_EXAMPLES = 50;

  private static final int LONGEST_SENTENCE = 2_000;

  public MartGrade {
    sentence = Shown.text(sentence, LONGEST_SENTENCE);
    examples = List.copyOf(examples);
  }
}
