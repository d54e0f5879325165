package dev.exercise.marketplace;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which marketplace is meant. Equal worlds of one {@link #GENERATOR_VERSION} have equal bytes, on
 * any machine, in any time zone and locale.
 *
 * @param seed what chance is drawn from, 0 or more
 * @param scale size in multiples of about 100,000 rows, from {@link #SMALLEST} to {@link #LARGEST}
 */
public record World(long seed, BigDecimal scale) {

  /** Moves whenever the same seed and scale would give other bytes. */
  public static final String GENERATOR_VERSION = "3";

  /** Below this some business facts would have no row at all. */
  public static final BigDecimal SMALLEST = new BigDecimal("0.05");

  public static final BigDecimal LARGEST = new BigDecimal("1000");

  public World {
    if (seed < 0) {
      throw new IllegalArgumentException(
          "Seed %d is negative. Choose a whole number from 0 to %d."
              .formatted(seed, Long.MAX_VALUE));
    }
    if (scale.compareTo(SMALLEST) < 0 || scale.compareTo(LARGEST) > 0) {
      // Not toPlainString: 1E999999999 would be a text of a thousand million zeros.
      throw new IllegalArgumentException(
          "Scale %s is out of range. Choose a number from %s to %s; 1 is about 100,000 rows."
              .formatted(scale, SMALLEST, LARGEST));
    }
    scale = scale.stripTrailingZeros();
  }

  public static World of(long seed, String scale) {
    return new World(seed, new BigDecimal(scale));
  }

  /** The rows that a table of so many rows at scale 1 has in this world, at least one. */
  public long rows(long atScaleOne) {
    return scale
        .multiply(BigDecimal.valueOf(atScaleOne))
        .setScale(0, RoundingMode.HALF_UP)
        .max(BigDecimal.ONE)
        .longValueExact();
  }
}
