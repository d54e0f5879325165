package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.ArrayList;
import java.util.List;

/** The payment events of an order, in the order of time. */
final class Payments {
  static final String FAILED = "failed";
  static final String AUTHORIZED = "authorized";
  static final String CAPTURED = "captured";
  static final String REFUNDED = "refunded";

  private static final double EUROBANK_IN_EUROPE = 0.6;
  private static final double EUROBANK_ELSEWHERE = 0.12;
  private static final double REFUNDED_IN_PARTS = 0.2;
  private static final double RECEIVED_LATE = 0.05;

  /**
   * Each provider counts for itself, at a pace of its own: now and then both have the same number.
   * An order has fewer events than either pace.
   */
  private static final int PAYSTREAM_PACE = 7;

  private static final int EUROBANK_PACE = 8;
  private static final long FIRST_NUMBER = 100_000;

  private final Orders orders;
  private final ColumnDraws provider;
  private final ColumnDraws amount;
  private final ColumnDraws eventAt;
  private final ColumnDraws receivedAt;

  Payments(World world, Orders orders) {
    this.orders = orders;
    provider = new ColumnDraws(world, "payments.provider");
    amount = new ColumnDraws(world, "payments.amount");
    eventAt = new ColumnDraws(world, "payments.event_at");
    receivedAt = new ColumnDraws(world, "payments.received_at");
  }

  List<PaymentEvent> events(Order order) {
    List<PaymentEvent> events = new ArrayList<>(6);
    OrderTimeline timeline = order.timeline();
    long total = order.total();
    add(events, order, FAILED, total, timeline.failedAt());
    add(events, order, AUTHORIZED, total, timeline.authorizedAt());
    if (timeline.capturedAt() != History.NEVER) {
      addCaptures(events, order, total, timeline.capturedAt());
    }
    if (timeline.cashReturnedAt() != History.NEVER) {
      addRefunds(events, order, total, timeline.cashReturnedAt());
    }
    return events;
  }

  private void addCaptures(List<PaymentEvent> events, Order order, long total, long second) {
    long index = order.index();
    PaymentCase paymentCase = orders.paymentCase(index);
    boolean kept = order.status().expectsPayment();
    long again =
        Math.min(History.LAST_EVENT, History.after(second, amount.between(index, 0, 3, 50)));
    if (paymentCase == PaymentCase.CAPTURED_IN_PARTS) {
      long part = total * amount.between(index, 1, 25, 75) / 100;
      add(events, order, CAPTURED, part, second);
      add(events, order, CAPTURED, total - part, again);
    } else if (kept && paymentCase == PaymentCase.UNDERPAID) {
      long missing = Math.max(1, total * amount.between(index, 1, 2, 20) / 100);
      add(events, order, CAPTURED, total - missing, second);
    } else if (kept && paymentCase == PaymentCase.OVERPAID && amount.chance(index, 2, 0.5)) {
      add(events, order, CAPTURED, total, second);
      add(events, order, CAPTURED, total, again);
    } else if (kept && paymentCase == PaymentCase.OVERPAID) {
      add(events, order, CAPTURED, total + amount.between(index, 1, 50, 15_00), second);
    } else {
      add(events, order, CAPTURED, total, second);
    }
  }

  private void addRefunds(List<PaymentEvent> events, Order order, long total, long second) {
    long index = order.index();
    if (order.status() == OrderStatus.DELIVERED) {
      long part = Math.max(1, total * amount.between(index, 3, 5, 60) / 100);
      add(events, order, REFUNDED, part, second);
    } else if (amount.chance(index, 4, REFUNDED_IN_PARTS)) {
      long part = total * amount.between(index, 5, 30, 70) / 100;
      long again =
          Math.min(History.LAST_EVENT, History.after(second, eventAt.between(index, 0, 30, 900)));
      add(events, order, REFUNDED, part, second);
      add(events, order, REFUNDED, total - part, again);
    } else {
      add(events, order, REFUNDED, total, second);
    }
  }

  private void add(List<PaymentEvent> events, Order order, String type, long cents, long second) {
    if (second == History.NEVER) {
      return;
    }
    long index = order.index();
    int nth = events.size();
    boolean european = order.currency() == Currency.EUR || order.currency() == Currency.GBP;
    boolean eurobank =
        provider.chance(index, 0, european ? EUROBANK_IN_EUROPE : EUROBANK_ELSEWHERE);
    long number = FIRST_NUMBER + index * (eurobank ? EUROBANK_PACE : PAYSTREAM_PACE) + nth;
    events.add(
        new PaymentEvent(
            eurobank ? "eurobank" : "paystream",
            number,
            type,
            cents,
            second,
            receivedAt(index, nth, second)));
  }

  /** Seconds after the event, or days when the webhook failed at first. */
  private long receivedAt(long index, int nth, long second) {
    int draw = 4 * nth;
    long micros = receivedAt.between(index, draw, 1_000, 999_999);
    long latest = Math.min(second + 20L * History.DAY, History.END - 1);
    long earliest = second + 2L * History.DAY;
    boolean late = receivedAt.chance(index, draw + 1, RECEIVED_LATE) && earliest < latest;
    long received =
        late
            ? receivedAt.between(index, draw + 2, earliest, latest)
            : second + receivedAt.between(index, draw + 3, 1, 9);
    return Math.min(History.settled(received), History.END - 1) * 1_000_000 + micros;
  }
}
