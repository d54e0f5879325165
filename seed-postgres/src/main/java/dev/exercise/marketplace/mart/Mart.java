package dev.exercise.marketplace.mart;

import dev.exercise.marketplace.Depth;
import java.util.List;

/**
 * A table that the candidate is asked to build.
 *
 * @param name table name, as published
 * @param depth the depth from which on it is asked for
 * @param grain names of the columns that identify a row
 * @param columns all columns, in the published order
 */
public record Mart(String name, Depth depth, List<String> grain, List<Column> columns) {

  public Mart {
    grain = List.copyOf(grain);
    columns = List.copyOf(columns);
    List<String> names = columns.stream().map(Column::name).toList();
    if (grain.isEmpty() || !names.containsAll(grain)) {
      throw new IllegalArgumentException(
          "The grain %s of mart %s is not among its columns %s.".formatted(grain, name, names));
    }
  }

  /** Position of a column in a row of this mart. */
  public int indexOf(String column) {
    for (int index = 0; index < columns.size(); index++) {
      if (columns.get(index).name().equals(column)) {
        return index;
      }
    }
    throw new IllegalArgumentException("Mart %s has no column %s.".formatted(name, column));
  }

  /** Whether a column is one of those that identify a row. */
  public boolean isKey(String column) {
    return grain.contains(column);
  }
}
