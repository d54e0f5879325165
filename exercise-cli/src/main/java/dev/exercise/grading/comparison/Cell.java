package dev.exercise.grading.comparison;

import java.util.Comparator;

/**
 * A place in a mart.
 *
 * @param key the row
 * @param column position among the mart's columns
 */
public record Cell(RowKey key, int column) implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::key).thenComparingInt(Cell::column);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
