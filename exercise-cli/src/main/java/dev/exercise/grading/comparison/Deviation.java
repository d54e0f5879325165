package dev.exercise.grading.comparison;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * How an answer differs from the truth: only what differs is kept, so that many answers fit into
 * memory. A row on one side only differs in each of its value columns.
 */
public final class Deviation {

  private final KeyedRows truth;
  private final NavigableMap<Cell, Object> values;

  private Deviation(KeyedRows truth, NavigableMap<Cell, Object> values) {
    this.truth = truth;
    this.values = values;
  }

  /** No difference at all. */
  public static Deviation none(KeyedRows truth) {
    return new Deviation(truth, new TreeMap<>());
  }

  /** The differences of another answer to the same question. */
  public static Deviation of(KeyedRows truth, KeyedRows other) {
    NavigableMap<Cell, Object> values = new TreeMap<>();
    for (RowKey key : other.keys()) {
      putDifferent(values, truth, other, key);
    }
    for (RowKey key : truth.keys()) {
      if (!other.has(key)) {
        putGone(values, truth, key);
      }
    }
    return new Deviation(truth, values);
  }

  /** The same from a difference: of rows that are left out nothing differs. */
  public static Deviation of(KeyedRows truth, MartDifference difference) {
    NavigableMap<Cell, Object> values = new TreeMap<>();
    KeyedRows other = KeyedRows.of(new MartTable(difference.mart(), difference.rows()));
    for (RowKey key : other.keys()) {
      putDifferent(values, truth, other, key);
    }
    for (RowKey key : KeyedRows.of(new MartTable(difference.mart(), difference.gone())).keys()) {
      putGone(values, truth, key);
    }
    return new Deviation(truth, values);
  }

  private static void putDifferent(
      Map<Cell, Object> values, KeyedRows truth, KeyedRows other, RowKey key) {
    RowKey own = truth.own(key);
    for (int column : truth.valueColumns()) {
      Object value = other.value(key, column);
      if (!CellValues.same(truth.value(key, column), value, truth.accepts(column))) {
        values.put(new Cell(own, column), value);
      }
    }
  }

  private static void putGone(Map<Cell, Object> values, KeyedRows truth, RowKey key) {
    RowKey own = truth.own(key);
    truth.valueColumns().forEach(column -> values.put(new Cell(own, column), Missing.ROW));
  }

  public Mart mart() {
    return truth.mart();
  }

  /** The cells that differ from the truth, in order. */
  public NavigableSet<Cell> cells() {
    return Collections.unmodifiableNavigableSet(values.navigableKeySet());
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean differsAt(Cell cell) {
    return values.containsKey(cell);
  }

  /** Whether both answers have the same in this cell, be it right or wrong. */
  public boolean agrees(Deviation other, Cell cell) {
    return CellValues.same(value(cell), other.value(cell));
  }

  /** What this answer has in a cell, as a report shows it. */
  public String shown(Cell cell) {
    return Shown.value(value(cell));
  }

  /** What the truth has in a cell, as a report shows it. */
  public String truthShown(Cell cell) {
    return Shown.value(truth.value(cell.key(), cell.column()));
  }

  /** The answer that this one differs from. */
  KeyedRows truth() {
    return truth;
  }

  /** The keys of either answer. */
  Set<RowKey> keys() {
    Set<RowKey> keys = new HashSet<>(truth.keys());
    values.keySet().forEach(cell -> keys.add(cell.key()));
    return keys;
  }

  /** What this answer has in a cell. */
  Object value(Cell cell) {
    Object value = values.get(cell);
    return value != null || values.containsKey(cell)
        ? value
        : truth.value(cell.key(), cell.column());
  }
}
