package dev.exercise.grading;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the warehouse for a mart. */
public sealed interface Delivery {

  /** A table or view was read. */
  record Present(MartRead read) implements Delivery {}

  /** Nothing of that name is there. */
  record Absent() implements Delivery {}

  /** Whether and what is there could not be found out. */
  record Unreadable(String reason) implements Delivery {}

  /**
   * Reads all marts; what the warehouse does not answer becomes {@link Unreadable}.
   *
   * @param rowLimit tables of more rows are counted and not read
   */
  static Map<String, Delivery> read(
      Warehouse warehouse, String dataset, List<Mart> marts, long rowLimit) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    for (Mart mart : marts) {
      deliveries.put(mart.name(), read(warehouse, dataset, mart, rowLimit));
    }
    return deliveries;
  }

  private static Delivery read(Warehouse warehouse, String dataset, Mart mart, long rowLimit) {
    try {
      return warehouse
          .read(dataset, mart, rowLimit)
          .<Delivery>map(Present::new)
          .orElseGet(Absent::new);
    } catch (WarehouseUnavailable | TableUnreadable failure) {
      return new Unreadable(failure.getMessage());
    }
  }
}
