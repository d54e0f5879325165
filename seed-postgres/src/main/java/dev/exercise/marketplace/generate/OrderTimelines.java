package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/** When the steps of an order happened, so that all of them fit before the end. */
final class OrderTimelines {
  private static final double FAILED_BEFORE = 0.04;
  private static final double PENDING_FAILED = 0.2;
  private static final double PENDING_AUTHORIZED = 0.35;
  private static final double CANCELLED_AUTHORIZED = 0.9;
  private static final double CANCELLED_AFTER_CAPTURE = 0.45;
  private static final double REFUNDED_UNDELIVERED = 0.25;

  /** Leaves room for the seconds that steps are apart at least. */
  private static final double FIT = 0.95;

  private final ColumnDraws failed;
  private final ColumnDraws authorized;
  private final ColumnDraws captured;
  private final ColumnDraws shipped;
  private final ColumnDraws delivered;
  private final ColumnDraws cancelled;
  private final ColumnDraws refunded;
  private final ColumnDraws erased;

  OrderTimelines(World world) {
    failed = new ColumnDraws(world, "orders.failed_at");
    authorized = new ColumnDraws(world, "orders.authorized_at");
    captured = new ColumnDraws(world, "orders.captured_at");
    shipped = new ColumnDraws(world, "orders.shipped_at");
    delivered = new ColumnDraws(world, "orders.delivered_at");
    cancelled = new ColumnDraws(world, "orders.cancelled_at");
    refunded = new ColumnDraws(world, "orders.refunded_at");
    erased = new ColumnDraws(world, "orders.deleted_at");
  }

  /** Which steps an order takes, and for how long each lets wait in seconds; 0 for none. */
  private static final class Plan {
    private long failed;
    private long authorized;
    private long captured;
    private long paid;
    private long shipped;
    private long delivered;
    private long cashReturned;
    private long cancelled;
    private long refunded;

    private long sum() {
      return failed
          + authorized
          + captured
          + paid
          + shipped
          + delivered
          + cashReturned
          + cancelled
          + refunded;
    }
  }

  /** Keeps the moment of the last step; takes steps one after the other. */
  private static final class Walk {
    private final double pace;
    private long at;

    private Walk(long from, double pace) {
      this.pace = pace;
      at = from;
    }

    private long step(long wait) {
      if (wait == 0) {
        return History.NEVER;
      }
      at = History.after(at, (long) (wait * pace));
      return at;
    }
  }

  OrderTimeline timeline(
      long order,
      Channel channel,
      OrderStatus status,
      boolean toErase,
      PaymentCase paymentCase,
      long orderedAt,
      long createdAt) {
    long room = History.LAST_EVENT - createdAt;
    Plan plan = plan(order, channel, status, paymentCase);
    if (plan.sum() > room && room < History.HOUR) {
      plan = new Plan();
    }
    double pace = plan.sum() > room * FIT ? room * FIT / plan.sum() : 1;
    Walk walk = new Walk(createdAt, pace);
    long failedAt = walk.step(plan.failed);
    long authorizedAt = walk.step(plan.authorized);
    long capturedAt = walk.step(plan.captured);
    long paidAt = walk.step(plan.paid);
    long shippedAt = walk.step(plan.shipped);
    long deliveredAt = walk.step(plan.delivered);
    long cashReturnedAt = walk.step(plan.cashReturned);
    long cancelledAt = walk.step(plan.cancelled);
    long refundedAt = walk.step(plan.refunded);
    return new OrderTimeline(
        orderedAt,
        createdAt,
        failedAt,
        authorizedAt,
        capturedAt,
        paidAt,
        shippedAt,
        deliveredAt,
        cashReturnedAt,
        cancelledAt,
        refundedAt,
        toErase ? erasedAt(order, walk.at) : History.NEVER);
  }

  private Plan plan(long order, Channel channel, OrderStatus status, PaymentCase paymentCase) {
    Plan plan = new Plan();
    double fate = authorized.unit(order, 0);
    boolean pending = status == OrderStatus.PENDING;
    boolean failedFirst = failed.chance(order, 0, FAILED_BEFORE);
    if (pending ? fate < PENDING_FAILED : failedFirst) {
      plan.failed = failed.between(order, 1, 8, 90);
    }
    long authorizing = authorized.between(order, 1, 4, plan.failed > 0 ? 900 : 150);
    if (pending) {
      boolean authorizes = fate >= PENDING_FAILED && fate < PENDING_FAILED + PENDING_AUTHORIZED;
      plan.authorized = authorizes ? authorizing : 0;
      return plan;
    }
    boolean cancels = status == OrderStatus.CANCELLED;
    boolean pays = !cancels || captured.chance(order, 0, CANCELLED_AFTER_CAPTURE);
    plan.authorized = pays || fate < CANCELLED_AUTHORIZED ? authorizing : 0;
    if (pays) {
      pay(plan, order, channel, status, paymentCase);
    }
    if (cancels) {
      plan.cashReturned = pays ? refunded.between(order, 0, 600, 2L * History.DAY) : 0;
      plan.cancelled = cancelled.between(order, 0, 300, pays ? 1_800 : 3L * History.DAY);
    } else {
      deliver(plan, order, channel, status);
    }
    if (status == OrderStatus.REFUNDED) {
      plan.cashReturned = refunded.between(order, 0, History.DAY, 20L * History.DAY);
      plan.refunded = refunded.between(order, 1, 2, 600);
    } else if (partlyRefunded(status, paymentCase)) {
      plan.cashReturned = refunded.between(order, 0, History.DAY, 14L * History.DAY);
    }
    return plan;
  }

  private void pay(
      Plan plan, long order, Channel channel, OrderStatus status, PaymentCase paymentCase) {
    boolean neverCaptured = status.expectsPayment() && paymentCase == PaymentCase.UNPAID;
    long capturing =
        channel == Channel.POS
            ? captured.between(order, 1, 1, 20)
            : captured.between(order, 1, 15, captured.chance(order, 2, 0.2) ? 14_000 : 1_500);
    plan.captured = neverCaptured ? 0 : capturing;
    plan.paid = captured.between(order, 3, 1, 5);
  }

  private void deliver(Plan plan, long order, Channel channel, OrderStatus status) {
    if (channel == Channel.POS) {
      plan.delivered = status == OrderStatus.PAID ? 0 : delivered.between(order, 0, 20, 240);
      return;
    }
    boolean ships =
        status == OrderStatus.SHIPPED
            || status == OrderStatus.DELIVERED
            || (status == OrderStatus.REFUNDED && !refunded.chance(order, 2, REFUNDED_UNDELIVERED));
    if (ships) {
      double hours = 4 + 60 * shipped.unit(order, 0) * shipped.unit(order, 1);
      plan.shipped = (long) (hours * History.HOUR);
      plan.delivered =
          status == OrderStatus.SHIPPED
              ? 0
              : delivered.between(order, 0, History.DAY, 6L * History.DAY);
    }
  }

  private static boolean partlyRefunded(OrderStatus status, PaymentCase paymentCase) {
    return status == OrderStatus.DELIVERED && paymentCase == PaymentCase.PARTLY_REFUNDED;
  }

  /** Erasure comes last; an order whose last step is too recent is not erased yet. */
  private long erasedAt(long order, long last) {
    long from = last + History.HOUR;
    long to = Math.min(History.LAST_EVENT, last + 90L * History.DAY);
    return from > to ? History.NEVER : History.settled(erased.between(order, 0, from, to));
  }
}
