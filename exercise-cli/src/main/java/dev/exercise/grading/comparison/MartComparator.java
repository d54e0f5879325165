package dev.exercise.grading.comparison;

import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Compares one mart with its truth. */
public final class MartComparator {

  private MartComparator() {}

  /**
   * What comparing found.
   *
   * @param comparison the figures
   * @param deviation the wrong cells; empty when the cells could not be compared
   */
  public record Result(MartComparison comparison, Optional<Deviation> deviation) {}

  /** Compares what the candidate built with the truth. */
  public static Result compare(KeyedRows truth, MartRead read) {
    Optional<String> hindrance = hindrance(read);
    if (hindrance.isPresent()) {
      return new Result(hindered(truth, read, hindrance.get()), Optional.empty());
    }
    KeyedRows candidate = KeyedRows.of(read);
    Deviation deviation = Deviation.of(truth, candidate);
    List<RowKey> missing = truth.keys().stream().filter(key -> !candidate.has(key)).toList();
    List<RowKey> extra = candidate.keys().stream().filter(key -> !truth.has(key)).toList();
    long union = truth.keys().size() + (long) extra.size();
    List<ColumnShare> shares = new ArrayList<>();
    for (int column : truth.valueColumns()) {
      long wrong = deviation.cells().stream().filter(cell -> cell.column() == column).count();
      String name = truth.mart().columns().get(column).name();
      shares.add(new ColumnShare(name, read.shape().column(name).isEmpty(), union - wrong, union));
    }
    MartComparison comparison =
        new MartComparison(
            truth.rowCount(),
            candidate.rowCount(),
            Optional.empty(),
            missingColumns(read),
            typeRemarks(read),
            finding(candidate.repeated().keySet()),
            finding(missing),
            finding(extra),
            shares);
    return new Result(comparison, Optional.of(deviation));
  }

  private static Optional<String> hindrance(MartRead read) {
    if (!read.complete()) {
      return Optional.of(
          "it has %d rows, far more than it can have by its grain".formatted(read.rowCount()));
    }
    List<String> missing =
        read.mart().grain().stream()
            .filter(column -> read.shape().column(column).isEmpty())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it has no column %s, by which its rows are told apart"
                .formatted(String.join(", ", missing)));
  }

  private static MartComparison hindered(KeyedRows truth, MartRead read, String hindrance) {
    List<ColumnShare> shares =
        truth.valueColumns().stream()
            .map(column -> truth.mart().columns().get(column).name())
            .map(
                name ->
                    new ColumnShare(
                        name,
                        read.shape().column(name).isEmpty(),
                        0,
                        Math.max(1, truth.keys().size())))
            .toList();
    KeyFinding none = new KeyFinding(0, List.of());
    return new MartComparison(
        truth.rowCount(),
        read.rowCount(),
        Optional.of(hindrance),
        missingColumns(read),
        typeRemarks(read),
        none,
        none,
        none,
        shares);
  }

  private static List<String> missingColumns(MartRead read) {
    return read.mart().columns().stream()
        .map(Column::name)
        .filter(name -> read.shape().column(name).isEmpty())
        .toList();
  }

  private static List<String> typeRemarks(MartRead read) {
    Mart mart = read.mart();
    List<String> remarks = new ArrayList<>();
    for (Column column : mart.columns()) {
      Optional<DeliveredColumn> delivered = read.shape().column(column.name());
      if (delivered.isPresent() && !fits(column.type(), delivered.get().type())) {
        remarks.add(
            "%s is %s, the contract says %s"
                .formatted(
                    column.name(),
                    Shown.text(delivered.get().type(), Shown.LONGEST_VALUE),
                    column.type()));
      }
    }
    return remarks;
  }

  private static boolean fits(ColumnType type, String delivered) {
    return type.name().equals(delivered)
        || (type == ColumnType.NUMERIC && "BIGNUMERIC".equals(delivered));
  }

  private static KeyFinding finding(Collection<RowKey> keys) {
    return new KeyFinding(
        keys.size(),
        keys.stream().sorted().limit(KeyFinding.MOST_EXAMPLES).map(RowKey::shown).toList());
  }
}
