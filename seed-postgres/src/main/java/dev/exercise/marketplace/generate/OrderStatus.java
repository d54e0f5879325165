package dev.exercise.marketplace.generate;

/** How far an order has come. */
enum OrderStatus {
  PENDING("pending"),
  PAID("paid"),
  SHIPPED("shipped"),
  DELIVERED("delivered"),
  CANCELLED("cancelled"),
  REFUNDED("refunded");

  private final String id;

  OrderStatus(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Whether the buyer owes the money and keeps the goods. */
  boolean expectsPayment() {
    return this == PAID || this == SHIPPED || this == DELIVERED;
  }
}
