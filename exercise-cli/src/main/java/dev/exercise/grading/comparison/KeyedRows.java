package dev.exercise.grading.comparison;

import dev.exercise.marketplace.ambiguity.Ambiguities;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.SharedValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A mart's rows by their key, values normalised to the contract's types. */
public final class KeyedRows {

  private static final class Row {
    private final RowKey key;
    private final Object[] values;

    private Row(RowKey key, Object[] values) {
      this.key = key;
      this.values = values;
    }
  }

  private final Mart mart;
  private final List<Integer> valueColumns;
  private final Map<RowKey, Row> rows;
  private final SortedMap<RowKey, Integer> repeated;
  private final long rowCount;
  private final List<BigDecimal> accepted;

  private KeyedRows(
      Mart mart, Map<RowKey, Row> rows, SortedMap<RowKey, Integer> repeated, long rowCount) {
    this.mart = mart;
    this.rows = rows;
    this.repeated = repeated;
    this.rowCount = rowCount;
    this.valueColumns =
        IntStream.range(0, mart.columns().size())
            .filter(index -> !mart.isKey(mart.columns().get(index).name()))
            .boxed()
            .toList();
    this.accepted =
        mart.columns().stream()
            .map(column -> Ambiguities.accepted(mart.name(), column.name()))
            .toList();
  }

  /** How far a number in a column may lie from this answer and still be the same; mostly 0. */
  BigDecimal accepts(int column) {
    return accepted.get(column);
  }

  /** What a query of ours answers. */
  public static KeyedRows of(MartTable table) {
    return of(table.mart(), table.rows(), Set.of());
  }

  /** What the candidate's warehouse holds; every column of the grain has to be there. */
  public static KeyedRows of(MartRead read) {
    Set<Integer> missing = new HashSet<>();
    for (int index = 0; index < read.mart().columns().size(); index++) {
      if (read.shape().column(read.mart().columns().get(index).name()).isEmpty()) {
        missing.add(index);
      }
    }
    return of(read.mart(), read.rows(), missing);
  }

  private static KeyedRows of(Mart mart, List<Object[]> delivered, Set<Integer> missing) {
    int[] keyColumns = mart.grain().stream().mapToInt(mart::indexOf).toArray();
    ColumnType[] types =
        mart.columns().stream().map(column -> column.type()).toArray(ColumnType[]::new);
    SharedValues[] shared = SharedValues.ofColumns(types.length);
    Map<RowKey, Row> rows = new HashMap<>(delivered.size() * 2);
    Map<RowKey, List<Object[]>> repeatedRows = new HashMap<>();
    for (Object[] values : delivered) {
      Object[] row = new Object[types.length];
      for (int index = 0; index < types.length; index++) {
        row[index] =
            missing.contains(index)
                ? Missing.COLUMN
                : shared[index].share(Normaliser.normalise(types[index], values[index]));
      }
      List<Object> parts = new ArrayList<>(keyColumns.length);
      for (int keyColumn : keyColumns) {
        parts.add(row[keyColumn]);
      }
      RowKey key = new RowKey(parts);
      Row earlier = rows.putIfAbsent(key, new Row(key, row));
      if (earlier != null) {
        repeatedRows
            .computeIfAbsent(
                key, first -> new ArrayList<Object[]>(Collections.singletonList(earlier.values)))
            .add(row);
      }
    }
    SortedMap<RowKey, Integer> repeated = new TreeMap<>();
    repeatedRows.forEach(
        (key, sameKey) -> {
          repeated.put(key, sameKey.size());
          rows.put(key, new Row(key, merged(sameKey, types.length)));
        });
    return new KeyedRows(mart, rows, repeated, delivered.size());
  }

  private static Object[] merged(List<Object[]> sameKey, int columns) {
    Object[] merged = new Object[columns];
    for (int index = 0; index < columns; index++) {
      int column = index;
      List<Object> values = new ArrayList<>(sameKey.size());
      sameKey.forEach(row -> values.add(row[column]));
      values.sort(Comparator.comparing(Shown::value));
      merged[index] = new Repeated(Collections.unmodifiableList(values));
    }
    return merged;
  }

  public Mart mart() {
    return mart;
  }

  /** Positions of the columns that are not part of the grain; these are what is compared. */
  public List<Integer> valueColumns() {
    return valueColumns;
  }

  /** All rows, those of a repeated key too. */
  public long rowCount() {
    return rowCount;
  }

  /** The keys, in no particular order. */
  public Set<RowKey> keys() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /** Keys that more than one row has, with the number of these rows. */
  SortedMap<RowKey, Integer> repeated() {
    return repeated;
  }

  boolean has(RowKey key) {
    return rows.containsKey(key);
  }

  /** The value in a cell; {@link Missing#ROW} where there is no such row. */
  Object value(RowKey key, int column) {
    Row row = rows.get(key);
    return row == null ? Missing.ROW : row.values[column];
  }

  /** The key that is kept here in place of an equal one, so that many answers share it. */
  RowKey own(RowKey key) {
    Row row = rows.get(key);
    return row == null ? key : row.key;
  }
}
