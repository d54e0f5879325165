package dev.exercise.grading.comparison;

import java.math.BigDecimal;
import java.util.List;

/** When two normalised values are the same. */
final class CellValues {

  /** Ratios may differ by this much, absolutely or relative to the larger of both. */
  static final double TOLERANCE = 1e-9;

  private CellValues() {}

  /**
   * NULL equals only NULL; numbers equal whatever their scale; ratios within the tolerance, NaN
   * only NaN and an infinity only itself; a {@link Misfit} equals nothing; all else exactly.
   */
  static boolean same(Object left, Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof Misfit || right instanceof Misfit) {
      return false;
    }
    if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
      return one.compareTo(other) == 0;
    }
    if (left instanceof Double one && right instanceof Double other) {
      return sameRatio(one, other);
    }
    if (left instanceof Repeated one && right instanceof Repeated other) {
      return sameAll(one.values(), other.values());
    }
    return left.equals(right);
  }

  /**
   * The same, or a number that lies no further from the truth than a reading that is accepted
   * explains, and is no finer than that: what was not rounded at all is another number.
   */
  static boolean same(Object truth, Object value, BigDecimal within) {
    if (same(truth, value)) {
      return true;
    }
    return within.signum() > 0
        && truth instanceof BigDecimal one
        && value instanceof BigDecimal other
        && other.stripTrailingZeros().scale() <= within.scale()
        && one.subtract(other).abs().compareTo(within) <= 0;
  }

  private static boolean sameRatio(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Double.isNaN(left) && Double.isNaN(right);
    }
    if (Double.isInfinite(left) || Double.isInfinite(right)) {
      return left == right;
    }
    double larger = Math.max(Math.abs(left), Math.abs(right));
    return Math.abs(left - right) <= Math.max(TOLERANCE, TOLERANCE * larger);
  }

  private static boolean sameAll(List<Object> left, List<Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int index = 0; index < left.size(); index++) {
      if (!same(left.get(index), right.get(index))) {
        return false;
      }
    }
    return true;
  }
}
