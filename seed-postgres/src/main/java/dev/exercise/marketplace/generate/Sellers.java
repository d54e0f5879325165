package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/** Which accounts sell: one of every ten. */
final class Sellers {
  private static final int BLOCK = 10;

  private final long count;
  private final ColumnDraws position;

  Sellers(World world) {
    count = Sizes.sellers(world);
    position = new ColumnDraws(world, "users.seller");
  }

  long count() {
    return count;
  }

  /** The account of a seller. */
  long user(long seller) {
    return seller * BLOCK + position.below(seller, 0, BLOCK);
  }

  boolean sells(long user) {
    long seller = user / BLOCK;
    return seller < count && user(seller) == user;
  }
}
