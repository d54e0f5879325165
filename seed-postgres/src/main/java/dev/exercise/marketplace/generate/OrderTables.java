package dev.exercise.marketplace.generate;

import java.sql.SQLException;

/** Writes orders, their items and their payment events. */
final class OrderTables {
  private final EventNumbers numbers;
  private final Orders orders;
  private final Payments payments;

  OrderTables(EventNumbers numbers, Orders orders, Payments payments) {
    this.numbers = numbers;
    this.orders = orders;
    this.payments = payments;
  }

  Table orders() {
    return Table.referringToUsers(
        "orders",
        this::writeOrders,
        "order_id",
        "buyer_id",
        "channel",
        "order_status",
        "currency",
        "shipping_amount",
        "discount_amount",
        "total_amount",
        "ordered_at",
        "created_at",
        "updated_at",
        "deleted_at");
  }

  Table orderItems() {
    return Table.of(
        "order_items",
        this::writeOrderItems,
        "order_item_id",
        "order_id",
        "product_id",
        "seller_id",
        "quantity",
        "unit_price",
        "currency",
        "created_at",
        "updated_at");
  }

  Table payments() {
    return Table.of(
        "payments",
        this::writePayments,
        "payment_event_id",
        "provider",
        "provider_event_id",
        "order_id",
        "event_type",
        "amount",
        "currency",
        "event_at",
        "received_at",
        "updated_at");
  }

  private void writeOrders(CopyText out) throws SQLException {
    for (long index = 0; index < orders.count(); index++) {
      Order order = orders.at(index);
      OrderTimeline timeline = order.timeline();
      out.number(order.id())
          .number(order.buyer() + 1)
          .text(order.channel().id())
          .text(order.status().id())
          .text(order.currency().name())
          .money(order.shipping())
          .money(order.discount())
          .money(order.total())
          .wallTime(timeline.orderedAt())
          .instant(createdAt(order))
          .instant(updatedAt(order))
          .instant(EventNumbers.micros(timeline.erasedAt(), numbers.ofOrder(index, Orders.ERASED)))
          .endRow();
    }
  }

  private void writeOrderItems(CopyText out) throws SQLException {
    long id = 0;
    for (long index = 0; index < orders.count(); index++) {
      Order order = orders.at(index);
      long createdAt = createdAt(order);
      for (OrderLine line : order.lines()) {
        id++;
        out.number(id)
            .number(order.id())
            .number(line.product() + 1)
            .number(line.seller() + 1)
            .number(line.quantity())
            .money(line.unitPrice())
            .text(order.currency().name())
            .instant(createdAt)
            .instant(createdAt)
            .endRow();
      }
    }
  }

  private void writePayments(CopyText out) throws SQLException {
    long id = 0;
    for (long index = 0; index < orders.count(); index++) {
      Order order = orders.at(index);
      for (PaymentEvent event : payments.events(order)) {
        id++;
        out.number(id)
            .text(event.provider())
            .number(event.providerEventId())
            .number(order.id())
            .text(event.type())
            .money(event.amount())
            .text(order.currency().name())
            .wallTime(event.eventAt())
            .instant(event.receivedAt())
            .instant(event.receivedAt())
            .endRow();
      }
    }
  }

  private long createdAt(Order order) {
    return micros(order, order.timeline().createdAt(), Orders.CREATED);
  }

  /** The latest of the changes that the order's row shows. */
  private long updatedAt(Order order) {
    OrderTimeline timeline = order.timeline();
    long latest = createdAt(order);
    latest = Math.max(latest, micros(order, timeline.paidAt(), Orders.PAID));
    latest = Math.max(latest, micros(order, timeline.shippedAt(), Orders.SHIPPED));
    latest = Math.max(latest, micros(order, timeline.deliveredAt(), Orders.DELIVERED));
    latest = Math.max(latest, micros(order, timeline.cancelledAt(), Orders.CANCELLED));
    latest = Math.max(latest, micros(order, timeline.refundedAt(), Orders.REFUNDED));
    return Math.max(latest, micros(order, timeline.erasedAt(), Orders.ERASED));
  }

  private long micros(Order order, long second, int nth) {
    return EventNumbers.micros(second, numbers.ofOrder(order.index(), nth));
  }
}
