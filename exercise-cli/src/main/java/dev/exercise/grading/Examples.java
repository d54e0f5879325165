package dev.exercise.grading;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks rows that show what went wrong, the same ones every time. */
final class Examples {

  private final Causes causes;

  Examples(Causes causes) {
    this.causes = causes;
  }

  /** Rows with wrong cells, those with unexplained ones first, each group by key. */
  List<ExampleRow> ofMart(Deviation candidate, int most) {
    String mart = candidate.mart().name();
    List<Cell> unexplained =
        candidate.cells().stream().filter(cell -> causes.of(mart, cell).isEmpty()).toList();
    Set<RowKey> chosen = new LinkedHashSet<>();
    choose(chosen, unexplained, most);
    choose(chosen, candidate.cells(), most);
    List<ExampleRow> rows = new ArrayList<>();
    for (RowKey key : chosen) {
      rows.add(
          row(
              candidate,
              key,
              candidate.cells().subSet(new Cell(key, 0), new Cell(key, Integer.MAX_VALUE))));
    }
    return rows;
  }

  /**
   * Rows spread over the whole range of keys, each with the given cells only; cells that go back to
   * one mistake alone rather than to several, because they show it purely.
   */
  List<ExampleRow> spread(Deviation candidate, Collection<Cell> cells, int most) {
    String mart = candidate.mart().name();
    List<Cell> pure = cells.stream().filter(cell -> causes.of(mart, cell).size() == 1).toList();
    Map<RowKey, List<Cell>> byRow = new LinkedHashMap<>();
    (pure.isEmpty() ? cells : pure)
        .forEach(cell -> byRow.computeIfAbsent(cell.key(), key -> new ArrayList<>()).add(cell));
    List<RowKey> keys = List.copyOf(byRow.keySet());
    int shown = Math.min(most, keys.size());
    List<ExampleRow> rows = new ArrayList<>();
    for (int index = 0; index < shown; index++) {
      int position = shown == 1 ? 0 : (int) ((long) index * (keys.size() - 1) / (shown - 1));
      RowKey key = keys.get(position);
      rows.add(row(candidate, key, byRow.get(key)));
    }
    return rows;
  }

  private static void choose(Set<RowKey> chosen, Collection<Cell> cells, int most) {
    for (Cell cell : cells) {
      if (chosen.size() >= most) {
        return;
      }
      chosen.add(cell.key());
    }
  }

  private ExampleRow row(Deviation candidate, RowKey key, Collection<Cell> cells) {
    String mart = candidate.mart().name();
    return new ExampleRow(
        key.shown(),
        cells.stream()
            .map(
                cell ->
                    new ExampleCell(
                        candidate.mart().columns().get(cell.column()).name(),
                        candidate.shown(cell),
                        candidate.truthShown(cell),
                        causes.of(mart, cell)))
            .toList());
  }
}
