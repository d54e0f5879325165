package dev.exercise.marketplace.workshop;

import java.util.Locale;

/** The nine tables, each after those that it refers to. */
enum SourceTable {
  USERS("user_id"),
  CATEGORIES("category_id"),
  PRODUCTS("product_id"),
  ORDERS("order_id"),
  ORDER_ITEMS("order_item_id"),
  PAYMENTS("payment_event_id"),
  REVIEWS("review_id"),
  SELLER_TIER_HISTORY("tier_history_id"),
  EVENT_LOG("log_id");

  private final String primaryKey;

  SourceTable(String primaryKey) {
    this.primaryKey = primaryKey;
  }

  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  String primaryKey() {
    return primaryKey;
  }
}
