package dev.exercise.grading;

import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the warehouse for a mart. */
public sealed interface Delivery {

  /** A table or view was read. */
  record Present(MartRead read) implements Delivery {}

  /** Nothing of that name is there. */
  record Absent() implements Delivery {}

  /** Whether and what is there could not be found out; not the candidate's doing. */
  record Unavailable(String reason) implements Delivery {}

  /** A table or view stands there, and reading it raises an error, which is the candidate's. */
  record Broken(String message) implements Delivery {}

  /** Its rows, where they were all read and can be told apart. */
  default Optional<KeyedRows> keyed() {
    if (this instanceof Present present
        && present.read().complete()
        && present.read().mart().grain().stream()
            .allMatch(column -> present.read().shape().column(column).isPresent())) {
      return Optional.of(KeyedRows.of(present.read()));
    }
    return Optional.empty();
  }

  /**
   * Reads all marts; what cannot be read spoils only the mart in question.
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
    } catch (WarehouseUnavailable down) {
      return new Unavailable(down.getMessage());
    } catch (TableUnreadable failure) {
      return EmulatorGap.isNamedIn(failure.getMessage())
          ? new Unavailable(failure.getMessage())
          : new Broken(failure.getMessage());
    } catch (RuntimeException fault) {
      // Whatever it is, it concerns this mart only, and is no finding about the candidate.
      return new Unavailable(
          "%s could not be read, which is a fault of the grader: %s".formatted(mart.name(), fault));
    }
  }
}
