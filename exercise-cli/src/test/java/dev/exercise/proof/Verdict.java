package dev.exercise.proof;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.grading.comparison.MartComparator;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.warehouse.MartRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How marts compare with their truth, cell by cell.
 *
 * @param compared cells over the keys of either side
 * @param wrong those that differ, and tests that fail
 * @param findings what is wrong, in words
 */
record Verdict(long compared, long wrong, List<String> findings) {

  private static final int EXAMPLES = 5;

  static final Verdict NOTHING = new Verdict(0, 0, List.of());

  Verdict {
    findings = List.copyOf(findings);
  }

  static Verdict of(MartTable truth, Optional<MartRead> read) {
    String mart = truth.mart().name();
    KeyedRows rows = KeyedRows.of(truth);
    if (read.isEmpty()) {
      return new Verdict(1, 1, List.of(mart + " is not there"));
    }
    MartComparator.Result result = MartComparator.compare(rows, read.get());
    long compared = result.comparison().totalCells();
    long wrong = compared - result.comparison().rightCells();
    List<String> findings = new ArrayList<>();
    result.comparison().hindrance().ifPresent(reason -> findings.add(mart + ": " + reason));
    result.comparison().typeRemarks().forEach(remark -> findings.add(mart + ": " + remark));
    if (truth.rows().isEmpty()) {
      findings.add(mart + " proves nothing: the truth has no row");
    }
    if (wrong > 0 && result.deviation().isPresent()) {
      findings.add(
          "%s: %d cells, such as %s".formatted(mart, wrong, examples(result.deviation().get())));
    }
    // Whatever was found, a mart that could not be compared, or is of other types, is not proved.
    return new Verdict(compared, findings.isEmpty() ? 0 : Math.max(1, wrong), findings);
  }

  /** Each test of the solution that fails counts like a wrong cell. */
  static Verdict ofTests(List<String> failed) {
    return new Verdict(
        0, failed.size(), failed.stream().map(test -> "dbt test fails: " + test).toList());
  }

  private static String examples(Deviation deviation) {
    return deviation.cells().stream()
        .limit(EXAMPLES)
        .map(cell -> example(deviation, cell))
        .collect(Collectors.joining("; "));
  }

  private static String example(Deviation deviation, Cell cell) {
    return "%s of %s is %s and ought to be %s"
        .formatted(
            deviation.mart().columns().get(cell.column()).name(),
            cell.key().shown(),
            deviation.shown(cell),
            deviation.truthShown(cell));
  }

  Verdict plus(Verdict other) {
    List<String> both = new ArrayList<>(findings);
    both.addAll(other.findings);
    return new Verdict(compared + other.compared, wrong + other.wrong, both);
  }

  /** Whether something was compared and nothing is wrong. */
  boolean holds() {
    return compared > 0 && wrong == 0;
  }

  /** The number of wrong cells; a dash where nothing was compared. */
  String shown() {
    return compared == 0 ? "–" : String.format(Locale.ROOT, "%,d", wrong);
  }
}
