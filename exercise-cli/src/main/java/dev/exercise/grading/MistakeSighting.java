package dev.exercise.grading;

import java.util.List;

/**
 * How a named mistake shows in a mart.
 *
 * @param mart name of the mart
 * @param rows rows that it spoils
 * @param ofRows rows of the truth
 * @param agreedCells cells in which the candidate has what the mistake leads to
 * @param changedCells cells in which the mistake changes the answer
 * @param examples some of the rows
 */
public record MistakeSighting(
    String mart,
    long rows,
    long ofRows,
    long agreedCells,
    long changedCells,
    List<ExampleRow> examples) {

  public MistakeSighting {
    examples = List.copyOf(examples);
  }
}
