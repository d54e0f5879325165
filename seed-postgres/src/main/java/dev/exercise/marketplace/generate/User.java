package dev.exercise.marketplace.generate;

import java.util.Optional;

/**
 * An account.
 *
 * @param index counts from 0 in the order of sign-up
 * @param phone the current number
 * @param firstPhone the number given at sign-up
 * @param countryCode empty when the form's field was left out
 * @param type buyer, seller or both
 * @param createdAt microseconds
 * @param phoneChangedAt microseconds or never
 * @param deletedAt microseconds or never
 */
record User(
    long index,
    String email,
    String fullName,
    Optional<String> phone,
    Optional<String> firstPhone,
    Optional<String> countryCode,
    String type,
    long createdAt,
    long phoneChangedAt,
    long deletedAt) {

  long id() {
    return index + 1;
  }

  boolean deleted() {
    return deletedAt != History.NEVER;
  }

  long updatedAt() {
    return Math.max(createdAt, Math.max(phoneChangedAt, deletedAt));
  }
}
