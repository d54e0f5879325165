package dev.exercise.replay;

import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stood in the raw tables when they had been loaded. A project may drop or rewrite them; then
 * the next run would begin with other rows than a pipeline gets.
 */
final class RawContents {

  private final Warehouse warehouse;
  private final Map<String, String> tables;

  private RawContents(Warehouse warehouse, Map<String, String> tables) {
    this.warehouse = warehouse;
    this.tables = tables;
  }

  static RawContents of(Warehouse warehouse) {
    Map<String, String> tables = new TreeMap<>();
    try {
      warehouse
          .tables(RawTables.DATASET)
          .forEach(table -> tables.put(table, fingerprint(warehouse, table)));
    } catch (WarehouseUnavailable gone) {
      // The run that comes next tells so, and is not gradable.
      return new RawContents(warehouse, Map.of());
    }
    return new RawContents(warehouse, tables);
  }

  /** The tables that hold other rows now, or are gone. */
  List<String> changed() {
    return tables.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(fingerprint(warehouse, entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String fingerprint(Warehouse warehouse, String table) {
    try {
      return warehouse.fingerprint(RawTables.DATASET, table).orElse("gone");
    } catch (TableUnreadable broken) {
      return "unreadable";
    }
  }
}
