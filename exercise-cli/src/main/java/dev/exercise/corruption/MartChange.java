package dev.exercise.corruption;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.warehouse.MartRead;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a mart differs from what it was before.
 *
 * @param mart its name
 * @param came rows that were not there, as texts by column
 * @param went rows that are there no more
 */
record MartChange(String mart, List<Map<String, String>> came, List<Map<String, String>> went) {

  MartChange {
    came = List.copyOf(came);
    went = List.copyOf(went);
  }

  /** What is different; empty where nothing is. */
  static Optional<MartChange> between(MartRead before, MartRead after) {
    List<Map<String, String>> came = surplus(after, before);
    List<Map<String, String>> went = surplus(before, after);
    return came.isEmpty() && went.isEmpty()
        ? Optional.empty()
        : Optional.of(new MartChange(before.mart().name(), came, went));
  }

  /** "fct_orders (1 row changed)". */
  String inWords() {
    String rows =
        came.isEmpty()
            ? count(went.size()) + " lost"
            : count(came.size()) + (went.isEmpty() ? " added" : " changed or added");
    return "%s (%s)".formatted(mart, rows);
  }

  /** A row that shows it. */
  String example() {
    return came.isEmpty()
        ? "%s lost the row %s".formatted(mart, went.get(0))
        : "%s now has the row %s".formatted(mart, came.get(0));
  }

  private static String count(int rows) {
    return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
  }

  private static List<Map<String, String>> surplus(MartRead of, MartRead over) {
    Map<List<Object>, Integer> known = new HashMap<>();
    over.rows().forEach(row -> known.merge(normal(row), 1, Integer::sum));
    List<Map<String, String>> surplus = new ArrayList<>();
    for (Object[] row : of.rows()) {
      if (known.merge(normal(row), -1, Integer::sum) < 0) {
        surplus.add(texts(of.mart(), row));
      }
    }
    return surplus;
  }

  private static List<Object> normal(Object[] row) {
    return Arrays.asList(
        Arrays.stream(row)
            .map(value -> value instanceof BigDecimal number ? number.stripTrailingZeros() : value)
            .toArray());
  }

  private static Map<String, String> texts(Mart mart, Object[] row) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int index = 0; index < row.length; index++) {
      if (row[index] != null) {
        texts.put(
            mart.columns().get(index).name(),
            row[index] instanceof BigDecimal number
                ? number.toPlainString()
                : row[index].toString());
      }
    }
    return texts;
  }
}
