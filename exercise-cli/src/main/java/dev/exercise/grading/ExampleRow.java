package dev.exercise.grading;

import java.util.List;

/**
 * A row with wrong cells, ready to be shown.
 *
 * @param key its key
 * @param cells the wrong cells, in the contract's order
 */
public record ExampleRow(String key, List<ExampleCell> cells) {

  public ExampleRow {
    cells = List.copyOf(cells);
  }

  /** Whether something in it is not explained. */
  public boolean unexplained() {
    return cells.stream().anyMatch(cell -> cell.because().isEmpty());
  }
}
