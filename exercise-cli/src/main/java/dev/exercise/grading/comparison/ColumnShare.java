package dev.exercise.grading.comparison;

/**
 * How much of a column is right.
 *
 * @param column its name in the contract
 * @param missing whether the candidate's table lacks it
 * @param right cells that equal the truth
 * @param total cells over the keys of either side
 */
public record ColumnShare(String column, boolean missing, long right, long total) {

  public double share() {
    return total == 0 ? 0 : (double) right / total;
  }
}
