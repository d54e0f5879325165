package dev.exercise.grading.comparison;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What differs between two runs of the same code without anything having changed. Values of a wrong
 * type equal nothing, not even themselves, and sums of floats end in other digits when they are
 * added up in another order.
 */
public final class Noise {

  private static final BigDecimal SHARE = new BigDecimal("1e-9");

  private Noise() {}

  /** Whether what differs in a cell is noise. */
  public static boolean in(Deviation deviation, Cell cell) {
    String one = deviation.shown(cell);
    String other = deviation.truthShown(cell);
    if (one.equals(other)) {
      return true;
    }
    Optional<BigDecimal> left = number(one);
    Optional<BigDecimal> right = number(other);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    BigDecimal larger = left.get().abs().max(right.get().abs());
    return left.get().subtract(right.get()).abs().compareTo(larger.multiply(SHARE)) <= 0;
  }

  private static Optional<BigDecimal> number(String shown) {
    return shown.matches("-?\\d{1,40}(\\.\\d{1,60})?([eE]-?\\d{1,2})?")
        ? Optional.of(new BigDecimal(shown))
        : Optional.empty();
  }
}
