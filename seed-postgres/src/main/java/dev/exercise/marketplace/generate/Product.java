package dev.exercise.marketplace.generate;

import java.util.List;
import java.util.OptionalInt;

/**
 * A listing.
 *
 * @param index counts from 0 in the order of listing
 * @param seller index of the selling account
 * @param categoryId empty when the seller gave none
 * @param noun what it is, without brand and variant
 * @param firstPrice cents in the listing's currency
 * @param priceChanges in the order of time
 * @param createdAt microseconds
 * @param withdrawnAt microseconds or never
 */
record Product(
    long index,
    long seller,
    OptionalInt categoryId,
    String title,
    String noun,
    Currency currency,
    long firstPrice,
    List<PriceChange> priceChanges,
    long createdAt,
    long withdrawnAt) {

  Product {
    priceChanges = List.copyOf(priceChanges);
  }

  long id() {
    return index + 1;
  }

  boolean withdrawn() {
    return withdrawnAt != History.NEVER;
  }

  /** The current list price. */
  long price() {
    return priceChanges.isEmpty() ? firstPrice : latestChange().price();
  }

  long updatedAt() {
    long changed = priceChanges.isEmpty() ? createdAt : latestChange().at();
    return Math.max(changed, withdrawnAt);
  }

  private PriceChange latestChange() {
    return priceChanges.get(priceChanges.size() - 1);
  }
}
