package dev.exercise.check;

import dev.exercise.stack.Stack;
import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Asks the warehouse what has been loaded. */
final class WarehouseCheck {

  private static final String NAME = "BigQuery emulator";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private WarehouseCheck() {}

  static boolean isFailed(Finding finding) {
    return finding.service().equals(NAME) && finding.state() == Finding.State.FAILED;
  }

  /**
   * What stands in the dataset {@code raw}.
   *
   * @param tables the source's tables
   */
  static Finding of(URI address, List<String> tables) {
    try {
      Warehouse warehouse = Warehouse.emulator(address, Stack.WAREHOUSE_PROJECT, PATIENCE);
      warehouse.requireAnswer();
      List<String> missing = new ArrayList<>();
      long sum = 0;
      for (String table : tables) {
        OptionalLong rows = warehouse.rows("raw", table);
        sum += rows.orElse(0);
        if (rows.isEmpty()) {
          missing.add(table);
        }
      }
      if (tables.isEmpty()) {
        return Finding.open(NAME, "answers; what it should have is unknown without the source");
      }
      if (missing.size() == tables.size()) {
        return Finding.open(NAME, "answers; nothing is loaded into raw yet");
      }
      return missing.isEmpty()
          ? Finding.ok(NAME, "raw has %d tables, %,d rows".formatted(tables.size(), sum))
          : Finding.open(NAME, "answers; raw lacks " + String.join(", ", missing));
    } catch (TableUnreadable unreadable) {
      return Finding.failed(
          NAME, unreadable.getMessage(), "Drop it and load it again: 'exercise sync' does.");
    } catch (WarehouseUnavailable unavailable) {
      return Finding.failed(
          NAME, unavailable.getMessage(), "Does the session run ('exercise setup')?");
    }
  }
}
