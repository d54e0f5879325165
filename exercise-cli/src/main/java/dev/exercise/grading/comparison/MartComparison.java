package dev.exercise.grading.comparison;

import java.util.List;
import java.util.Optional;

/**
 * How a candidate's mart compares with the truth.
 *
 * @param truthRows rows that ought to be there
 * @param candidateRows rows that are
 * @param hindrance why its cells could not be compared at all; the candidate's doing
 * @param missingColumns columns of the contract that are not there
 * @param typeRemarks columns of another type than the contract's; costs nothing by itself
 * @param repeatedKeys keys that several rows share
 * @param missingKeys keys of the truth that are not there
 * @param extraKeys keys that are there and not in the truth
 * @param columns the value columns, in the contract's order
 */
public record MartComparison(
    long truthRows,
    long candidateRows,
    Optional<String> hindrance,
    List<String> missingColumns,
    List<String> typeRemarks,
    KeyFinding repeatedKeys,
    KeyFinding missingKeys,
    KeyFinding extraKeys,
    List<ColumnShare> columns) {

  public MartComparison {
    missingColumns = List.copyOf(missingColumns);
    typeRemarks = List.copyOf(typeRemarks);
    columns = List.copyOf(columns);
  }

  public long rightCells() {
    return columns.stream().mapToLong(ColumnShare::right).sum();
  }

  public long totalCells() {
    return columns.stream().mapToLong(ColumnShare::total).sum();
  }

  /** Share of right cells, 0 to 1; 0 when there are none. */
  public double share() {
    return totalCells() == 0 ? 0 : (double) rightCells() / totalCells();
  }
}
