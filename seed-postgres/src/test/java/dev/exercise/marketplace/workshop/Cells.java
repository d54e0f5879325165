package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Marts compared cell by cell. */
final class Cells {

  private Cells() {}

  /**
   * What a table has otherwise: "key.column" to its value, or to "no row". A key on one side only
   * counts a cell for each column.
   */
  static Map<String, String> differences(MartTable truth, MartTable other) {
    Map<List<Object>, Object[]> expected = byKey(truth);
    Map<List<Object>, Object[]> actual = byKey(other);
    Map<String, String> cells = new TreeMap<>();
    List<List<Object>> keys = new ArrayList<>(expected.keySet());
    actual.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(keys::add);
    for (List<Object> key : keys) {
      Object[] left = expected.get(key);
      Object[] right = actual.get(key);
      for (int index = 0; index < truth.mart().columns().size(); index++) {
        if (left == null || right == null || !Objects.equals(left[index], right[index])) {
          Column column = truth.mart().columns().get(index);
          cells.put(
              key + "." + column.name(), right == null ? "no row" : Objects.toString(right[index]));
        }
      }
    }
    return cells;
  }

  static Map<List<Object>, Object[]> byKey(MartTable table) {
    Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
    for (Object[] row : table.rows()) {
      Object[] earlier = rows.put(key(table.mart(), row), row);
      if (earlier != null) {
        throw new AssertionError("Two rows of key " + key(table.mart(), row));
      }
    }
    return rows;
  }

  static List<Object> key(Mart mart, Object[] row) {
    return mart.grain().stream().map(name -> row[mart.indexOf(name)]).toList();
  }

  /** The row of a key, as text. */
  static String row(MartTable table, Object key) {
    return Arrays.toString(Objects.requireNonNull(byKey(table).get(List.of(key)), "no such key"));
  }
}
