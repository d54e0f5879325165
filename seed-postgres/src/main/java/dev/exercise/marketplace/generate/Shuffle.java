package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/**
 * A random order of the numbers below a bound that takes no memory: a Feistel network, walked until
 * it falls inside the bound.
 */
final class Shuffle {
  private static final int ROUNDS = 4;

  private final ColumnDraws draws;
  private final long bound;
  private final int halfBits;
  private final long halfMask;

  Shuffle(World world, String name, long bound) {
    draws = new ColumnDraws(world, name);
    this.bound = bound;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(bound - 1));
    halfBits = (bits + 1) / 2;
    halfMask = (1L << halfBits) - 1;
  }

  /** Where a number below the bound goes; no two go to the same place. */
  long at(long number) {
    if (number < 0 || number >= bound) {
      throw new IllegalArgumentException("%d is not below %d.".formatted(number, bound));
    }
    long walked = number;
    do {
      walked = encrypt(walked);
    } while (walked >= bound);
    return walked;
  }

  private long encrypt(long number) {
    long left = number >>> halfBits;
    long right = number & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (draws.bits(right, round) & halfMask);
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }
}
