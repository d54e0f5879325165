package dev.exercise.grading.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableShape;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all tables: of their order, their names, and of a single thing that is wrong. */
final class MartPropertiesTest {

  private static final int TRIES = 200;

  private static final Mart MART =
      new Mart(
          "fct_things",
          Depth.CORE,
          List.of("place", "thing_id"),
          List.of(
              new Column("place", ColumnType.STRING),
              new Column("thing_id", ColumnType.INT64),
              new Column("amount", ColumnType.NUMERIC),
              new Column("ratio", ColumnType.FLOAT64),
              new Column("label", ColumnType.STRING)));

  private static final int VALUES = 3;

  @Property(tries = TRIES)
  void inWhichOrderTheRowsComeIsOfNoMatter(
      @ForAll("tables") List<Object[]> rows, @ForAll long seed) {
    List<Object[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(compare(rows, shuffled).share()).isEqualTo(1);
    assertThat(compare(rows, shuffled)).isEqualTo(compare(rows, rows));
  }

  @Property(tries = TRIES)
  void atWhichScaleNumbersComeIsOfNoMatter(@ForAll("tables") List<Object[]> rows) {
    List<Object[]> scaled = copy(rows);
    scaled.forEach(row -> row[2] = row[2] == null ? null : ((BigDecimal) row[2]).setScale(9));

    assertThat(compare(rows, scaled).share()).isEqualTo(1);
  }

  @Property(tries = TRIES)
  void inWhichCaseAndOrderTheColumnsComeIsOfNoMatter(
      @ForAll("tables") List<Object[]> rows, @ForAll long seed) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    Collections.shuffle(order, new Random(seed));
    List<DeliveredColumn> columns =
        order.stream()
            .map(index -> MART.columns().get(index))
            .map(
                column ->
                    new DeliveredColumn(
                        column.name().toUpperCase(Locale.ROOT), column.type().name()))
            .toList();

    MartRead read =
        new MartRead(MART, new TableShape("analytics", "FCT_THINGS", columns), rows, rows.size());

    assertThat(MartComparator.compare(truth(rows), read).comparison().share()).isEqualTo(1);
  }

  @Property(tries = TRIES)
  void oneOtherValueIsOneWrongCell(@ForAll("tables") List<Object[]> rows, @ForAll int which) {
    List<Object[]> other = copy(rows);
    Object[] row = other.get(Math.floorMod(which, other.size()));
    int column = 2 + Math.floorMod(which, VALUES);
    row[column] = another(row[column], column);

    MartComparison comparison = compare(rows, other);

    assertThat(comparison.totalCells() - comparison.rightCells()).isEqualTo(1);
    assertThat(compare(other, rows).rightCells()).isEqualTo(comparison.rightCells());
  }

  @Property(tries = TRIES)
  void aRowTooManyIsFoundAndCostsItsOwnCellsOnly(
      @ForAll("tables") List<Object[]> rows, @ForAll int which) {
    List<Object[]> more = copy(rows);
    more.add(more.get(Math.floorMod(which, more.size())).clone());

    MartComparison comparison = compare(rows, more);

    assertThat(comparison.repeatedKeys().count()).isEqualTo(1);
    assertThat(comparison.extraKeys().count() + comparison.missingKeys().count()).isZero();
    assertThat(comparison.totalCells() - comparison.rightCells()).isEqualTo(VALUES);
  }

  @Property(tries = TRIES)
  void aLostRowIsFoundAndCostsItsOwnCellsOnly(
      @ForAll("tables") List<Object[]> rows, @ForAll int which) {
    List<Object[]> fewer = copy(rows);
    Object[] lost = fewer.remove(Math.floorMod(which, fewer.size()));

    MartComparison comparison = compare(rows, fewer);

    assertThat(lost).isNotNull();
    assertThat(comparison.missingKeys().count()).isEqualTo(1);
    assertThat(comparison.totalCells() - comparison.rightCells()).isEqualTo(VALUES);
  }

  @Property(tries = TRIES)
  void aKeyInAnotherCaseOrUnicodeFormIsAnotherKey(@ForAll("tables") List<Object[]> rows) {
    List<Object[]> other = copy(rows);
    String place = (String) other.get(0)[0];
    other.get(0)[0] = place.toUpperCase(Locale.ROOT);
    Object[] decomposed = other.get(0).clone();
    decomposed[0] = Normalizer.normalize(place, Normalizer.Form.NFD);

    MartComparison shouted = compare(rows, other);
    other.set(0, decomposed);
    MartComparison rewritten = compare(rows, other);

    assertThat(List.of(shouted, rewritten))
        .allSatisfy(
            comparison -> {
              assertThat(comparison.missingKeys().count()).isEqualTo(1);
              assertThat(comparison.extraKeys().count()).isEqualTo(1);
            });
  }

  /**
   * Something that is the same in no sense; NULL instead of a value, or a value instead of NULL.
   */
  private static Object another(Object value, int column) {
    if (value != null) {
      return null;
    }
    return column == 2 ? BigDecimal.ZERO : column == 3 ? (Object) 0.0 : "";
  }

  private static MartComparison compare(List<Object[]> truth, List<Object[]> delivered) {
    List<DeliveredColumn> columns =
        MART.columns().stream()
            .map(column -> new DeliveredColumn(column.name(), column.type().name()))
            .toList();
    MartRead read =
        new MartRead(
            MART, new TableShape("analytics", "fct_things", columns), delivered, delivered.size());
    return MartComparator.compare(truth(truth), read).comparison();
  }

  private static KeyedRows truth(List<Object[]> rows) {
    return KeyedRows.of(new MartTable(MART, rows));
  }

  private static List<Object[]> copy(List<Object[]> rows) {
    return new ArrayList<>(rows.stream().map(Object[]::clone).toList());
  }

  /** Keys are small and in lower case, with a letter that Unicode writes in two ways. */
  @Provide
  Arbitrary<List<Object[]>> tables() {
    Arbitrary<Object[]> rows =
        Combinators.combine(
                Arbitraries.of("é", "zürich", "são paulo"),
                Arbitraries.longs().between(-20, 20),
                Arbitraries.bigDecimals()
                    .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                    .ofScale(2)
                    .injectNull(0.2),
                Arbitraries.doubles().between(-1, 1).injectNull(0.2),
                Arbitraries.strings().ofMaxLength(8).injectNull(0.2))
            .as(
                (place, id, amount, ratio, label) ->
                    new Object[] {place, id, amount, ratio, label});
    return rows.list()
        .ofMinSize(2)
        .ofMaxSize(30)
        .map(
            drawn -> {
              Map<String, Object[]> byKey = new LinkedHashMap<>();
              drawn.forEach(row -> byKey.put(row[0] + "/" + row[1], row));
              return List.copyOf(byKey.values());
            });
  }
}
