package dev.exercise.marketplace.generate;

/**
 * What happened to an order and when, in seconds; never for what did not. Later steps are later by
 * at least a second.
 *
 * @param orderedAt when the buyer ordered
 * @param createdAt when the order reached the database: later for mobile orders made offline
 * @param failedAt a payment attempt that failed
 * @param cashReturnedAt the refund of a captured payment, whether the order is cancelled or
 *     refunded
 * @param erasedAt when the order was erased
 */
record OrderTimeline(
    long orderedAt,
    long createdAt,
    long failedAt,
    long authorizedAt,
    long capturedAt,
    long paidAt,
    long shippedAt,
    long deliveredAt,
    long cashReturnedAt,
    long cancelledAt,
    long refundedAt,
    long erasedAt) {

  boolean erased() {
    return erasedAt != History.NEVER;
  }
}
