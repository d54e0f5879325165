package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.OverlayView;
import dev.exercise.marketplace.workshop.Workshop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each mistake does to each mart: the rows that are lost, gained or changed by it.
 *
 * @param byMistake to the marts that differ from truth, and to how
 */
record Fingerprints(Map<Mistake, Map<String, Fingerprint>> byMistake) {

  /** Lines of truth that a mart lacks, and those that it has instead. */
  record Fingerprint(Set<List<Object>> lost, Set<List<Object>> gained) {}

  static Fingerprints taken(Workshop workshop, List<Mistake> mistakes) throws SQLException {
    Map<Mart, MartTable> answers = workshop.answers(Marts.all(), List.of());
    Map<Mart, Map<List<Object>, Integer>> truth = new LinkedHashMap<>();
    answers.forEach((mart, table) -> truth.put(mart, counted(table)));
    Map<Mistake, Map<String, Fingerprint>> prints = new LinkedHashMap<>();
    for (Mistake mistake : mistakes) {
      Map<String, Fingerprint> marts = new LinkedHashMap<>();
      workshop
          .answers(within(mistake), List.of(mistake))
          .forEach(
              (mart, table) -> {
                Fingerprint print = difference(truth.get(mart), counted(table));
                if (!print.lost().isEmpty() || !print.gained().isEmpty()) {
                  marts.put(mart.name(), print);
                }
              });
      prints.put(mistake, marts);
    }
    return new Fingerprints(prints);
  }

  /** The marts that read, directly or not, what a mistake replaces: all others are the truth. */
  private static List<Mart> within(Mistake mistake) {
    Set<String> replaced =
        mistake.views().stream().map(OverlayView::name).collect(Collectors.toSet());
    List<Mart> marts = new ArrayList<>();
    for (MartQuery query : Marts.queries()) {
      if (replaced.contains(query.mart().name()) || replaced.stream().anyMatch(query::mentions)) {
        replaced.add(query.mart().name());
        marts.add(query.mart());
      }
    }
    return marts;
  }

  private static Map<List<Object>, Integer> counted(MartTable table) {
    Map<List<Object>, Integer> rows = new HashMap<>();
    for (Object[] row : table.rows()) {
      rows.merge(Arrays.asList(row), 1, Integer::sum);
    }
    return rows;
  }

  private static Fingerprint difference(
      Map<List<Object>, Integer> truth, Map<List<Object>, Integer> answer) {
    Set<List<Object>> lost = new HashSet<>();
    Set<List<Object>> gained = new HashSet<>();
    truth.forEach(
        (row, count) -> {
          if (answer.getOrDefault(row, 0) < count) {
            lost.add(row);
          }
        });
    answer.forEach(
        (row, count) -> {
          if (truth.getOrDefault(row, 0) < count) {
            gained.add(row);
          }
        });
    return new Fingerprint(lost, gained);
  }
}
