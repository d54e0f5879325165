package dev.exercise.grading;

import dev.exercise.marketplace.Depth;
import java.util.List;
import java.util.Set;

/**
 * A table of the source as a replication has to treat it.
 *
 * @param table its name
 * @param depth from which on a mart needs it
 * @param cursors with which no new or changed row of the next day is missed
 * @param keys with which no row is lost that counts; the first is the primary key
 */
record ReplicatedTable(String table, Depth depth, List<String> cursors, List<Set<String>> keys) {

  /** What every change of a row moves forward. */
  private static final String CHANGED = "updated_at";

  private static final List<ReplicatedTable> ALL =
      List.of(
          table("users", Depth.CORE, "user_id"),
          table("categories", Depth.CORE, "category_id"),
          table("products", Depth.CORE, "product_id"),
          table("orders", Depth.CORE, "order_id"),
          table("order_items", Depth.CORE, "order_item_id"),
          // Events are written once. One that was delivered or logged again is the same event.
          new ReplicatedTable(
              "payments",
              Depth.CORE,
              List.of(CHANGED, "received_at", "payment_event_id"),
              List.of(Set.of("payment_event_id"), Set.of("provider", "provider_event_id"))),
          table("reviews", Depth.FULL, "review_id"),
          table("seller_tier_history", Depth.FULL, "tier_history_id"),
          new ReplicatedTable(
              "event_log",
              Depth.FULL,
              List.of(CHANGED, "logged_at", "log_id"),
              List.of(Set.of("log_id"), Set.of("event_uuid"))));

  ReplicatedTable {
    cursors = List.copyOf(cursors);
    keys = List.copyOf(keys);
  }

  /** Those that the marts of a depth are made of. */
  static List<ReplicatedTable> of(Depth depth) {
    return ALL.stream().filter(table -> depth.includes(table.depth)).toList();
  }

  private static ReplicatedTable table(String name, Depth depth, String key) {
    return new ReplicatedTable(name, depth, List.of(CHANGED), List.of(Set.of(key)));
  }
}
