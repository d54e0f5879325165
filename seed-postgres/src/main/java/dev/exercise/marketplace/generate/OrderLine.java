package dev.exercise.marketplace.generate;

/**
 * A line of an order.
 *
 * @param product index of the listing
 * @param seller index of its selling account
 * @param unitPrice cents in the order's currency
 */
record OrderLine(long product, long seller, int quantity, long unitPrice) {

  long amount() {
    return quantity * unitPrice;
  }
}
