package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/** How far an order has come by the end of the history, given its age. */
final class OrderFates {
  private static final OrderStatus[] STATUSES = OrderStatus.values();

  /** Pending, paid, shipped, delivered, cancelled, refunded. */
  private static final double[] FRESH = ColumnDraws.cumulate(25, 35, 25, 7, 8, 0);

  private static final double[] RECENT = ColumnDraws.cumulate(8, 14, 38, 32, 7, 1);
  private static final double[] SETTLED = ColumnDraws.cumulate(4.4, 4.8, 8.4, 68.5, 8.8, 5.1);
  private static final double[] TILL = ColumnDraws.cumulate(0, 3, 0, 88, 4, 5);
  private static final double ERASED = 0.0205;

  private static final int FRESH_DAYS = 3;
  private static final int RECENT_DAYS = 12;

  private final ColumnDraws status;
  private final ColumnDraws erased;

  OrderFates(World world) {
    status = new ColumnDraws(world, "orders.order_status");
    erased = new ColumnDraws(world, "orders.erased");
  }

  /** The status of an order created at a moment, in seconds. */
  OrderStatus status(long order, Channel channel, long createdAt) {
    long age = History.LAST_EVENT - createdAt;
    if (age < History.HOUR) {
      return OrderStatus.PENDING;
    }
    if (channel == Channel.POS) {
      return STATUSES[status.weighted(order, 0, TILL)];
    }
    if (age < (long) FRESH_DAYS * History.DAY) {
      return STATUSES[status.weighted(order, 0, FRESH)];
    }
    boolean recent = age < (long) RECENT_DAYS * History.DAY;
    return STATUSES[status.weighted(order, 0, recent ? RECENT : SETTLED)];
  }

  boolean erased(long order) {
    return erased.chance(order, 0, ERASED);
  }
}
