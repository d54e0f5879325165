package dev.exercise.pipeline;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Adds the marts of one check up: each counts alike, however many cells it has. */
final class Tally {

  private static final int EXAMPLES = 3;

  private final Probe probe;
  private final List<Map<Charge, Long>> marts = new ArrayList<>();
  private final List<String> wrongMarts = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();

  Tally(Probe probe) {
    this.probe = probe;
  }

  /** A mart of which nothing but this can be said. */
  void whole(Mart mart, Charge charge, String why) {
    marts.add(new EnumMap<>(Map.of(charge, 1L)));
    add(charge, "%s: %s".formatted(mart.name(), why));
    if (charge == Charge.WRONG) {
      wrongMarts.add(mart.name());
    }
  }

  /**
   * A mart by its cells.
   *
   * @param right cells that are as they ought to be
   * @param others what the others mean
   * @param found what was found instead
   */
  void cells(Mart mart, long right, Map<Cell, Charge> others, Deviation found) {
    Map<Charge, Long> counts = new EnumMap<>(Charge.class);
    counts.put(Charge.RIGHT, right);
    others.values().forEach(charge -> counts.merge(charge, 1L, Long::sum));
    if (right + others.size() == 0) {
      return;
    }
    marts.add(counts);
    tell(mart, others, Charge.WRONG, probe.wrong());
    tell(mart, others, Charge.BLOCKED, "are charged to another check");
    tell(mart, others, Charge.UNKNOWN, "change with the wall clock (see current-date)");
    if (counts.containsKey(Charge.WRONG)) {
      wrongMarts.add(mart.name());
      exampleRows(mart, others, found);
    }
  }

  private void add(Charge charge, String line) {
    lines.add(line);
    if (charge == Charge.UNKNOWN) {
      unknown.add(line);
    }
  }

  private void tell(Mart mart, Map<Cell, Charge> others, Charge charge, String what) {
    TreeSet<RowKey> rows = new TreeSet<>();
    long cells = 0;
    for (Map.Entry<Cell, Charge> entry : others.entrySet()) {
      if (entry.getValue() == charge) {
        rows.add(entry.getKey().key());
        cells++;
      }
    }
    if (cells > 0) {
      add(
          charge,
          "%s: %s in %s %s."
              .formatted(
                  mart.name(), Words.count(cells, "cell"), Words.count(rows.size(), "row"), what));
    }
  }

  private void exampleRows(Mart mart, Map<Cell, Charge> others, Deviation found) {
    Map<RowKey, List<String>> rows = new LinkedHashMap<>();
    others.entrySet().stream()
        .filter(entry -> entry.getValue() == Charge.WRONG)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(
            cell -> {
              if (rows.size() < EXAMPLES || rows.containsKey(cell.key())) {
                rows.computeIfAbsent(cell.key(), key -> new ArrayList<>())
                    .add(
                        "%s %s, %s %s"
                            .formatted(
                                mart.columns().get(cell.column()).name(),
                                found.shown(cell),
                                probe.reference(),
                                found.truthShown(cell)));
              }
            });
    rows.forEach(
        (key, cells) -> {
          if (examples.size() < EXAMPLES) {
            examples.add(
                "%s, %s %s: %s"
                    .formatted(
                        mart.name(),
                        String.join(", ", mart.grain()),
                        key.shown(),
                        String.join("; ", cells)));
          }
        });
  }

  /** The verdict over all marts. */
  CheckResult result(List<String> remarks) {
    List<String> evidence = new ArrayList<>(lines);
    evidence.addAll(examples);
    evidence.addAll(remarks);
    Outcome outcome = outcome();
    if (outcome.negative()) {
      evidence.add("To ask: " + probe.question());
    }
    return probe.result(outcome, sentence(outcome), evidence);
  }

  private Outcome outcome() {
    if (marts.isEmpty()) {
      return new Outcome.NotAttempted();
    }
    boolean wrong = marts.stream().anyMatch(counts -> counts.containsKey(Charge.WRONG));
    boolean blocked = marts.stream().anyMatch(counts -> counts.containsKey(Charge.BLOCKED));
    if (!wrong && unknown.isEmpty() && !blocked) {
      return new Outcome.Passed();
    }
    double right = mean(Charge.RIGHT);
    if (!wrong && !unknown.isEmpty()) {
      return new Outcome.NotGradable();
    }
    if (!wrong && right == 0) {
      return new Outcome.Blocked();
    }
    double open = Math.min(1 - right, mean(Charge.BLOCKED) + mean(Charge.UNKNOWN));
    return right == 0 && !blocked && unknown.isEmpty()
        ? new Outcome.Failed()
        : new Outcome.Partial(right, open);
  }

  private double mean(Charge charge) {
    double sum = 0;
    for (Map<Charge, Long> counts : marts) {
      long all = counts.values().stream().mapToLong(Long::longValue).sum();
      sum += (double) counts.getOrDefault(charge, 0L) / all;
    }
    return sum / marts.size();
  }

  private String sentence(Outcome outcome) {
    if (outcome instanceof Outcome.NotAttempted) {
      return "There is no mart that it could be seen in.";
    } else if (outcome instanceof Outcome.Passed) {
      return probe.passed();
    } else if (outcome instanceof Outcome.NotGradable) {
      return "Nobody can tell: " + unknown.get(0);
    } else if (outcome instanceof Outcome.Blocked || wrongMarts.isEmpty()) {
      return "What is wrong is charged to other checks; what is left is right.";
    }
    return "%s (%s).".formatted(probe.failed(), String.join(", ", wrongMarts));
  }

  /** A verdict of a check that is about the running of a pipeline. */
  static CheckResult of(
      String id, int weight, Outcome outcome, String sentence, List<String> evidence) {
    return new CheckResult(
        id,
        Dimension.PIPELINE_DESIGN,
        weight,
        outcome,
        sentence,
        evidence,
        "docs/reference/checks.md#" + id);
  }
}
