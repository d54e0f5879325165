package dev.exercise.marketplace.defect;

import dev.exercise.marketplace.Depth;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each defect is planted, where that differs from what the defect itself says. A rate
 * of 0 switches a defect off.
 */
public final class DefectRates {

  private final BigDecimal otherwise;
  private final Map<String, BigDecimal> chosen;

  private DefectRates(BigDecimal otherwise, Map<String, BigDecimal> chosen) {
    this.otherwise = otherwise;
    this.chosen = Map.copyOf(chosen);
  }

  /** Every defect at its own rate. */
  public static DefectRates documented() {
    return new DefectRates(null, Map.of());
  }

  /** No defect at all; {@link #with} switches single ones on. */
  public static DefectRates none() {
    return new DefectRates(BigDecimal.ZERO, Map.of());
  }

  /**
   * These rates with another one for a defect.
   *
   * @throws IllegalArgumentException when there is no such defect or the rate is not from 0 to 1
   */
  public DefectRates with(String defectId, BigDecimal rate) {
    Defects.named(defectId);
    check(defectId, rate);
    Map<String, BigDecimal> all = new TreeMap<>(chosen);
    all.put(defectId, rate);
    return new DefectRates(otherwise, all);
  }

  /** The share of rows that a defect is planted in at a depth; 0 where it is no part of it. */
  public BigDecimal rate(Defect defect, Depth depth) {
    if (!depth.includes(defect.depth())) {
      return BigDecimal.ZERO;
    }
    return chosen.getOrDefault(defect.id(), otherwise == null ? defect.rate() : otherwise);
  }

  static void check(String defectId, BigDecimal rate) {
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "The rate %s of defect %s is out of range. Choose a number from 0 to 1."
              .formatted(rate.toPlainString(), defectId));
    }
  }
}
