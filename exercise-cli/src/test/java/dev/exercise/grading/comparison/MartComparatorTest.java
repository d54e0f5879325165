package dev.exercise.grading.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MartComparatorTest {

  private static final Mart MART =
      new Mart(
          "fct_things",
          Depth.CORE,
          List.of("thing_id"),
          List.of(
              new Column("thing_id", ColumnType.INT64),
              new Column("amount", ColumnType.NUMERIC),
              new Column("label", ColumnType.STRING)));

  private static final List<DeliveredColumn> AS_ASKED =
      List.of(
          new DeliveredColumn("thing_id", "INT64"),
          new DeliveredColumn("amount", "NUMERIC"),
          new DeliveredColumn("label", "STRING"));

  private static final KeyedRows TRUTH =
      truth(row(1L, "10.00", "a"), row(2L, "20.50", "b"), row(3L, null, "c"));

  @Test
  void equalTablesAreAllRight() {
    MartComparison comparison =
        compare(AS_ASKED, row(1L, "10.00", "a"), row(2L, "20.50", "b"), row(3L, null, "c"));

    assertThat(comparison.share()).isEqualTo(1);
    assertThat(comparison.totalCells()).isEqualTo(6);
  }

  @Test
  void aReadingThatTheRegisterAcceptsIsRightInItsColumnOnly() {
    Mart lifecycle = Marts.named("fct_order_lifecycle");
    KeyedRows truth = KeyedRows.of(lifecycleOf(lifecycle, "12.35", 3L));

    assertThat(Deviation.of(truth, KeyedRows.of(lifecycleOf(lifecycle, "12.34", 3L))).cells())
        .isEmpty();
    assertThat(Deviation.of(truth, KeyedRows.of(lifecycleOf(lifecycle, "12.3499", 3L))).cells())
        .as("not rounded")
        .hasSize(1);
    assertThat(Deviation.of(truth, KeyedRows.of(lifecycleOf(lifecycle, "12.33", 3L))).cells())
        .extracting(cell -> lifecycle.columns().get(cell.column()).name())
        .containsExactly("hours_to_ship");
    assertThat(Deviation.of(truth, KeyedRows.of(lifecycleOf(lifecycle, "12.35", 4L))).cells())
        .extracting(cell -> lifecycle.columns().get(cell.column()).name())
        .containsExactly("status_changes_count");
  }

  private static MartTable lifecycleOf(Mart lifecycle, String hoursToShip, long statusChanges) {
    Object[] row = new Object[lifecycle.columns().size()];
    row[lifecycle.indexOf("order_id")] = 1L;
    row[lifecycle.indexOf("status_changes_count")] = statusChanges;
    row[lifecycle.indexOf("hours_to_ship")] = new BigDecimal(hoursToShip);
    return new MartTable(lifecycle, Collections.singletonList(row));
  }

  @Test
  void columnNamesAreMatchedWithoutRegardToCase() {
    List<DeliveredColumn> shouted =
        AS_ASKED.stream()
            .map(
                column ->
                    new DeliveredColumn(column.name().toUpperCase(Locale.ROOT), column.type()))
            .toList();

    MartComparison comparison =
        compare(shouted, row(1L, "10", "a"), row(2L, "20.5", "b"), row(3L, null, "c"));

    assertThat(comparison.missingColumns()).isEmpty();
    assertThat(comparison.share()).isEqualTo(1);
  }

  @Test
  void aMissingColumnIsNamedAndAllItsCellsAreWrong() {
    MartComparison comparison =
        compare(
            AS_ASKED.subList(0, 2),
            row(1L, "10", null),
            row(2L, "20.5", null),
            row(3L, null, null));

    assertThat(comparison.missingColumns()).containsExactly("label");
    assertThat(comparison.columns())
        .containsExactly(
            new ColumnShare("amount", false, 3, 3), new ColumnShare("label", true, 0, 3));
  }

  @Test
  void aTableWithoutItsGrainCannotBeCompared() {
    MartComparator.Result result =
        MartComparator.compare(TRUTH, read(AS_ASKED.subList(1, 3), row(null, "10", "a")));

    assertThat(result.deviation()).isEmpty();
    assertThat(result.comparison().hindrance())
        .contains("it has no column thing_id, by which its rows are told apart");
    assertThat(result.comparison().share()).isZero();
  }

  @Test
  void aTableTooLargeToReadIsOnlyCounted() {
    MartRead read =
        new MartRead(MART, new TableShape("analytics", "fct_things", AS_ASKED), List.of(), 9_000);

    MartComparison comparison = MartComparator.compare(TRUTH, read).comparison();

    assertThat(comparison.hindrance()).isPresent().get().asString().contains("9000 rows");
    assertThat(comparison.candidateRows()).isEqualTo(9_000);
  }

  @Test
  void aRepeatedKeyIsReportedAndItsCellsAreWrong() {
    MartComparison comparison =
        compare(
            AS_ASKED,
            row(1L, "10", "a"),
            row(2L, "20.5", "b"),
            row(2L, "20.5", "b"),
            row(3L, null, "c"));

    assertThat(comparison.repeatedKeys()).isEqualTo(new KeyFinding(1, List.of("2")));
    assertThat(comparison.extraKeys().count()).isZero();
    assertThat(comparison.rightCells()).isEqualTo(4);
  }

  @Test
  void missingAndExtraKeysCountACellAColumn() {
    MartComparison comparison =
        compare(AS_ASKED, row(1L, "10", "a"), row(2L, "20.5", "b"), row(7L, null, "c"));

    assertThat(comparison.missingKeys()).isEqualTo(new KeyFinding(1, List.of("3")));
    assertThat(comparison.extraKeys()).isEqualTo(new KeyFinding(1, List.of("7")));
    assertThat(comparison.rightCells()).isEqualTo(4);
    assertThat(comparison.totalCells()).isEqualTo(8);
  }

  @Test
  void rowsWithoutAKeyAreExtraAndSharingNullTheyAreRepeated() {
    MartComparison comparison =
        compare(
            AS_ASKED,
            row(1L, "10", "a"),
            row(2L, "20.5", "b"),
            row(3L, null, "c"),
            row(null, "1", "x"),
            row(null, "2", "y"));

    assertThat(comparison.extraKeys()).isEqualTo(new KeyFinding(1, List.of("NULL")));
    assertThat(comparison.repeatedKeys()).isEqualTo(new KeyFinding(1, List.of("NULL")));
  }

  @Test
  void nullEqualsOnlyNull() {
    MartComparison comparison =
        compare(AS_ASKED, row(1L, null, "a"), row(2L, "20.5", "b"), row(3L, "0", "c"));

    assertThat(comparison.columns().get(0)).isEqualTo(new ColumnShare("amount", false, 1, 3));
  }

  @Test
  void blanksAroundAStringAreWrong() {
    MartComparison comparison =
        compare(AS_ASKED, row(1L, "10", " a"), row(2L, "20.5", "b "), row(3L, null, "C"));

    assertThat(comparison.columns().get(1).right()).isZero();
  }

  @Test
  void anEmptyTableIsAllWrong() {
    MartComparison comparison = compare(AS_ASKED);

    assertThat(comparison.share()).isZero();
    assertThat(comparison.missingKeys().count()).isEqualTo(3);
  }

  @Test
  void emptyAgainstEmptyEarnsNothing() {
    assertThat(MartComparator.compare(truth(), read(AS_ASKED)).comparison().share()).isZero();
  }

  @Test
  void anotherTypeThatCarriesTheSameIsRightAndRemarkedUpon() {
    List<DeliveredColumn> loose =
        List.of(
            new DeliveredColumn("thing_id", "STRING"),
            new DeliveredColumn("amount", "FLOAT64"),
            new DeliveredColumn("label", "STRING"));

    MartComparison comparison =
        compare(
            loose,
            new Object[] {"1", 10.0, "a"},
            new Object[] {"2", 20.5, "b"},
            new Object[] {"3", null, "c"});

    assertThat(comparison.share()).isEqualTo(1);
    assertThat(comparison.typeRemarks())
        .containsExactly(
            "thing_id is STRING, the contract says INT64",
            "amount is FLOAT64, the contract says NUMERIC");
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    List<Object[]> rows = new ArrayList<>();
    for (long id = 0; id < 50; id++) {
      rows.add(row(id % 40, Long.toString(id), "x"));
    }
    MartComparison first = compare(AS_ASKED, rows.toArray(Object[][]::new));

    Collections.shuffle(rows, new Random(5));

    assertThat(compare(AS_ASKED, rows.toArray(Object[][]::new))).isEqualTo(first);
  }

  private static Object[] row(Long id, String amount, String label) {
    return new Object[] {id, amount == null ? null : new BigDecimal(amount), label};
  }

  private static KeyedRows truth(Object[]... rows) {
    return KeyedRows.of(new MartTable(MART, Arrays.asList(rows)));
  }

  private static MartRead read(List<DeliveredColumn> columns, Object[]... rows) {
    return new MartRead(
        MART, new TableShape("analytics", "fct_things", columns), Arrays.asList(rows), rows.length);
  }

  private static MartComparison compare(List<DeliveredColumn> columns, Object[]... rows) {
    return MartComparator.compare(TRUTH, read(columns, rows)).comparison();
  }
}
