package dev.exercise.session;

import dev.exercise.grading.Delivery;
import dev.exercise.grading.LeftMarts;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.Replay;
import dev.exercise.stack.Stack;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warehouse of a running session; it is only ever read. */
public final class CandidatesWarehouse {

  /** Where the starter's profile builds marts. */
  private static final String USUAL = "analytics";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private CandidatesWarehouse() {}

  /**
   * Reads the marts as they stand there, wherever the candidate built them: in the usual dataset,
   * else in the first one that has a table or view of the name.
   *
   * @param address the warehouse's REST interface
   */
  public static LeftMarts read(URI address, World world, Depth depth) {
    Warehouse warehouse = Warehouse.emulator(address, Stack.WAREHOUSE_PROJECT, PATIENCE);
    try {
      List<String> datasets = datasets(warehouse);
      Map<String, Delivery> found = new LinkedHashMap<>();
      for (Mart mart : Marts.of(depth)) {
        found.put(mart.name(), find(warehouse, datasets, mart, Replay.mostMartRows(world)));
      }
      return new LeftMarts.Found(found);
    } catch (WarehouseUnavailable away) {
      return new LeftMarts.Unread(away.getMessage());
    }
  }

  /**
   * Reads the marts of one dataset, wherever that is.
   *
   * @param dataset in which all of them are looked for
   */
  public static LeftMarts read(Warehouse warehouse, String dataset, World world, Depth depth) {
    try {
      warehouse.requireDataset(dataset);
      return new LeftMarts.Found(
          Delivery.read(warehouse, dataset, Marts.of(depth), Replay.mostMartRows(world)));
    } catch (WarehouseUnavailable away) {
      return new LeftMarts.Unread(away.getMessage());
    }
  }

  private static List<String> datasets(Warehouse warehouse) {
    List<String> datasets = new ArrayList<>();
    for (String dataset : warehouse.datasets()) {
      if (dataset.equals(USUAL)) {
        datasets.add(0, dataset);
      } else if (!dataset.equals(RawTables.DATASET)) {
        datasets.add(dataset);
      }
    }
    return datasets;
  }

  private static Delivery find(
      Warehouse warehouse, List<String> datasets, Mart mart, long rowLimit) {
    for (String dataset : datasets) {
      Delivery delivery =
          Delivery.read(warehouse, dataset, List.of(mart), rowLimit).get(mart.name());
      if (!(delivery instanceof Delivery.Absent)) {
        return delivery;
      }
    }
    return new Delivery.Absent();
  }
}
