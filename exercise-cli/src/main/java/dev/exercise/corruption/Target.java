package dev.exercise.corruption;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An ordinary order that a corruption spoils, alone of all corruptions.
 *
 * @param orderId its key
 * @param buyerId its account
 * @param itemId its only line
 * @param day of the order, ISO; no other target has it
 */
record Target(long orderId, long buyerId, long itemId, String day) {

  static Target of(JsonNode row) {
    return new Target(
        row.path("order_id").asLong(),
        row.path("buyer_id").asLong(),
        row.path("order_item_id").asLong(),
        row.path("order_date").asText());
  }

  String into(String sql) {
    return sql.replace("{order_id}", Long.toString(orderId))
        .replace("{buyer_id}", Long.toString(buyerId))
        .replace("{order_item_id}", Long.toString(itemId));
  }
}
