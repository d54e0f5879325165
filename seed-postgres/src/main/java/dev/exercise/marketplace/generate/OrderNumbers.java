package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/** Ids of orders: they grow with the index and leave out one number of every 66. */
final class OrderNumbers {
  private static final int BLOCK = 66;

  private final ColumnDraws gap;

  OrderNumbers(World world) {
    gap = new ColumnDraws(world, "orders.order_id");
  }

  long id(long index) {
    long block = index / (BLOCK - 1);
    long position = index % (BLOCK - 1);
    int left = 1 + gap.below(block, 0, BLOCK - 2);
    return block * BLOCK + position + (position < left ? 1 : 2);
  }
}
