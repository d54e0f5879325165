package dev.exercise.marketplace.generate;

/**
 * A new list price.
 *
 * @param at microseconds
 * @param price cents in the listing's currency
 */
record PriceChange(long at, long price) {}
