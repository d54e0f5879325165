package dev.exercise.marketplace.generate;

/**
 * A tier that a seller had for a while.
 *
 * @param seller index of the selling account
 * @param validFrom seconds
 * @param validTo seconds, exclusive, or never while it is current
 * @param recordedAt seconds
 * @param updatedAt seconds
 */
record SellerTier(
    long seller, String tier, long validFrom, long validTo, long recordedAt, long updatedAt) {}
