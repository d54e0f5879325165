package dev.exercise.marketplace.generate;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an account thinks of a product.
 *
 * @param product index of the listing
 * @param user index of the account
 * @param orderId empty when the review was not written from an order
 * @param verified whether a delivered, not erased order of the account holds the product
 * @param createdAt microseconds
 * @param updatedAt microseconds
 */
record Review(
    long product,
    long user,
    OptionalLong orderId,
    int rating,
    String title,
    Optional<String> body,
    boolean verified,
    long createdAt,
    long updatedAt) {}
