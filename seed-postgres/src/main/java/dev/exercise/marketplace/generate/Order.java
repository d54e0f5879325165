package dev.exercise.marketplace.generate;

import java.util.List;

/**
 * An order with its lines. Amounts are cents in its currency.
 *
 * @param index counts from 0 in the order of arrival
 * @param id unlike the index it leaves numbers out
 * @param buyer index of the buying account
 * @param reserved whether it is the one order that was set aside for its buyer
 */
record Order(
    long index,
    long id,
    long buyer,
    boolean reserved,
    Channel channel,
    OrderStatus status,
    Currency currency,
    List<OrderLine> lines,
    long shipping,
    long discount,
    OrderTimeline timeline) {

  Order {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("Order %d has no line.".formatted(id));
    }
  }

  long total() {
    long total = shipping - discount;
    for (OrderLine line : lines) {
      total += line.amount();
    }
    return total;
  }

  /** Whether the goods arrived and the order still counts. */
  boolean verifiesPurchase() {
    return status == OrderStatus.DELIVERED && !timeline.erased();
  }
}
