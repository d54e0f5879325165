package dev.exercise.marketplace.generate;

/**
 * What a payment provider told about an order.
 *
 * @param providerEventId the provider's own count
 * @param type authorized, captured, refunded or failed
 * @param amount cents in the order's currency
 * @param eventAt seconds
 * @param receivedAt microseconds
 */
record PaymentEvent(
    String provider,
    long providerEventId,
    String type,
    long amount,
    long eventAt,
    long receivedAt) {}
