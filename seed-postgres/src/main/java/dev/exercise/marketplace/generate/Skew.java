package dev.exercise.marketplace.generate;

/**
 * A heavy tail without a scale: maps an even share to a rank's share, so that few ranks get much.
 * With exponent a and shift e the density is that of ((u + e)^a - e^a), normed; e bounds the head.
 */
final class Skew {
  private static final int KNOTS = 2048;

  private final double[] shares = new double[KNOTS + 1];

  Skew(double exponent, double shift) {
    double zero = StrictMath.pow(shift, exponent);
    double norm = StrictMath.pow(1 + shift, exponent) - zero;
    for (int knot = 0; knot <= KNOTS; knot++) {
      shares[knot] = (StrictMath.pow((double) knot / KNOTS + shift, exponent) - zero) / norm;
    }
  }

  /** The rank below {@code count} that an even draw from 0 to below 1 falls on. */
  long rank(double even, long count) {
    return Math.min(count - 1, (long) (share(even) * count));
  }

  /** The share of the ranks below the one that an even draw from 0 to below 1 falls on. */
  double share(double even) {
    double at = even * KNOTS;
    int knot = (int) at;
    return shares[knot] + (at - knot) * (shares[knot + 1] - shares[knot]);
  }
}
