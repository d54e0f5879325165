package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/**
 * The chance of one column: a hash of the seed, the column, the row and how often it was asked.
 * Nothing is drawn in sequence, so a change in one column moves no other.
 */
final class ColumnDraws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double TO_UNIT = 0x1.0p-53;

  private final long key;

  /**
   * @param column "table.column", or a name of its own for what several columns share
   */
  ColumnDraws(World world, String column) {
    long hash = mix(world.seed() + GOLDEN);
    for (int index = 0; index < column.length(); index++) {
      hash = mix(hash ^ column.charAt(index));
    }
    key = hash;
  }

  /** 64 random bits. */
  long bits(long row, int nth) {
    return mix(mix(key + row * GOLDEN) + nth * 0xD1B54A32D192ED03L);
  }

  /** Evenly from 0 to below 1. */
  double unit(long row, int nth) {
    return (bits(row, nth) >>> 11) * TO_UNIT;
  }

  boolean chance(long row, int nth, double probability) {
    return unit(row, nth) < probability;
  }

  /** Whether the row is the one that is drawn of every so many: rare, yet never missing. */
  boolean oneOfEach(int rows, long row, int nth) {
    return below(row / rows, nth, rows) == row % rows;
  }

  /** Evenly from 0 to below {@code bound}. */
  int below(long row, int nth, int bound) {
    return (int) (unit(row, nth) * bound);
  }

  /** Evenly from {@code from} to {@code to}, both included. */
  long between(long row, int nth, long from, long to) {
    return from + (long) (unit(row, nth) * (to - from + 1));
  }

  /** A position in cumulated weights, the last of which is the sum. */
  int weighted(long row, int nth, double[] cumulated) {
    double at = unit(row, nth) * cumulated[cumulated.length - 1];
    int position = 0;
    while (cumulated[position] <= at) {
      position++;
    }
    return position;
  }

  /** Sums up weights for {@link #weighted}. */
  static double[] cumulate(double... weights) {
    double[] cumulated = new double[weights.length];
    double sum = 0;
    for (int index = 0; index < weights.length; index++) {
      sum += weights[index];
      cumulated[index] = sum;
    }
    return cumulated;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014), a bijection of 64 bits. */
  static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
