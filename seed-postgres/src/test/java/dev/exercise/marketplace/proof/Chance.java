package dev.exercise.marketplace.proof;

/** How likely a count is by chance alone. */
final class Chance {

  /**
   * Below this a count is not taken for chance. A hundred seeds ask some hundred thousand times, so
   * that one run in ten thousand would be wrong.
   */
  static final double NEVER = 1e-9;

  private Chance() {}

  /**
   * An upper bound of the probability that at least (or at most, if it is less than expected) so
   * many of {@code trials} independent events happen of which {@code expected} are expected:
   * Chernoff's bound, which by Hoeffding (1956) holds for events of unequal probability, too, and
   * for the hypergeometric distribution.
   *
   * @param trials how many events, positive
   * @param expected from 0 to trials
   * @param observed from 0 to trials
   */
  static double bound(double trials, double expected, double observed) {
    double share = observed / trials;
    double mean = expected / trials;
    return Math.exp(-trials * (divergence(share, mean) + divergence(1 - share, 1 - mean)));
  }

  private static double divergence(double share, double mean) {
    if (share <= 0) {
      return 0;
    }
    return mean <= 0 ? Double.POSITIVE_INFINITY : share * Math.log(share / mean);
  }
}
