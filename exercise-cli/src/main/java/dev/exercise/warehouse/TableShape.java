package dev.exercise.warehouse;

import java.util.List;
import java.util.Optional;

/**
 * A table or view in the warehouse.
 *
 * @param dataset where it stands
 * @param name as written there
 * @param columns in the table's order
 */
public record TableShape(String dataset, String name, List<DeliveredColumn> columns) {

  public TableShape {
    columns = List.copyOf(columns);
  }

  /** The column of this name, without regard to case. */
  public Optional<DeliveredColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }
}
