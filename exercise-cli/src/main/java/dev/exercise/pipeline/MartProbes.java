package dev.exercise.pipeline;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.grading.comparison.Noise;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.mart.Mart;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One mart through all runs: what became of its cells, and which check is charged with it. */
final class MartProbes {

  private final DayAnswers answers;
  private final Mart mart;
  private final KeyedRows first;
  private final boolean rightOnDayOne;
  private final boolean movedByClock;
  private boolean changedAgain;
  private Optional<Deviation> nextDay = Optional.empty();
  private Optional<Deviation> refreshed = Optional.empty();
  private boolean movedWithTheDay;
  private boolean chargedWithTheDay;

  MartProbes(DayAnswers answers, KeyedRows first, boolean movedByClock) {
    this.answers = answers;
    this.mart = answers.mart();
    this.first = first;
    this.rightOnDayOne = Deviation.of(answers.first(), first).isEmpty();
    this.movedByClock = movedByClock;
  }

  void runAgain(PipelineStep.Ran again, Tally tally) {
    Optional<KeyedRows> rows = rows(again, tally);
    if (rows.isEmpty()) {
      changedAgain = !isNobodysFault(again);
      return;
    }
    Deviation changed = Deviation.of(first, rows.get());
    Map<Cell, Charge> others = new LinkedHashMap<>();
    for (Cell cell : changed.cells()) {
      if (!Noise.in(changed, cell)) {
        others.put(cell, movedByClock ? Charge.UNKNOWN : Charge.WRONG);
      }
    }
    changedAgain = !others.isEmpty();
    tally.cells(mart, cells(first, changed) - others.size(), others, changed);
  }

  /** Takes the full refresh down, which tells what an ordinary run could have come to. */
  void remember(PipelineStep run) {
    if (run instanceof PipelineStep.Ran ran && trouble(ran).isEmpty()) {
      refreshed =
          ran.marts()
              .getOrDefault(mart.name(), new Delivery.Absent())
              .keyed()
              .map(rows -> Deviation.of(answers.next(), rows));
    }
  }

  void nextDay(PipelineStep.Ran run, Tally tally, Tally late) {
    if (changedAgain) {
      String why =
          movedByClock
              ? "it changes with the wall clock (see current-date)."
              : "it changes with every run, which run-again is about.";
      Charge charge = movedByClock ? Charge.UNKNOWN : Charge.BLOCKED;
      tally.whole(mart, charge, why);
      if (!answers.withoutLateRows().isEmpty()) {
        late.whole(mart, charge, why);
      }
      return;
    }
    Optional<KeyedRows> rows = rows(run, tally);
    if (rows.isEmpty()) {
      if (!answers.withoutLateRows().isEmpty()) {
        late.whole(mart, Charge.BLOCKED, "there is nothing to look at after the next day's run.");
      }
      return;
    }
    Deviation found = Deviation.of(answers.next(), rows.get());
    nextDay = Optional.of(found);
    ofTheDay(found, tally);
    ofLateRows(found, late);
  }

  /** Judged are the cells that the day changes, and those that are wrong without need. */
  private void ofTheDay(Deviation found, Tally tally) {
    Set<Cell> moved = new HashSet<>(Deviation.of(answers.next(), answers.first()).cells());
    moved.addAll(found.cells());
    Map<Cell, Charge> others = new LinkedHashMap<>();
    long right = 0;
    for (Cell cell : new TreeSet<>(moved)) {
      if (!found.differsAt(cell)) {
        right++;
      } else if (!missedLateRow(found, cell)) {
        others.put(cell, charge(found, cell));
      }
    }
    movedWithTheDay = right > 0 || others.isEmpty();
    chargedWithTheDay = others.containsValue(Charge.WRONG);
    tally.cells(mart, right, others, found);
  }

  private void ofLateRows(Deviation found, Tally tally) {
    Map<Cell, Charge> others = new LinkedHashMap<>();
    long right = 0;
    for (Cell cell : answers.withoutLateRows().cells()) {
      if (!found.differsAt(cell)) {
        right++;
      } else if (missedLateRow(found, cell) && movedWithTheDay) {
        others.put(cell, charge(found, cell));
      } else {
        others.put(cell, Charge.BLOCKED);
      }
    }
    tally.cells(mart, right, others, found);
  }

  /** Whether a cell is as if the rows had never come that came late. */
  private boolean missedLateRow(Deviation found, Cell cell) {
    return answers.withoutLateRows().differsAt(cell)
        && found.agrees(answers.withoutLateRows(), cell);
  }

  private Charge charge(Deviation found, Cell cell) {
    if (!rightOnDayOne
        && refreshed.isPresent()
        && refreshed.get().differsAt(cell)
        && same(found, refreshed.get(), cell)) {
      return Charge.BLOCKED;
    }
    return movedByClock || (!rightOnDayOne && refreshed.isEmpty()) ? Charge.UNKNOWN : Charge.WRONG;
  }

  /**
   * Compares the ordinary run with the full refresh.
   *
   * @param versions whether raw tables hold several versions of a row: a project that does not take
   *     the newest is wrong in both runs, and in other cells
   */
  void equalsFullRefresh(
      PipelineStep.Ran next, PipelineStep.Ran anew, boolean versions, Tally tally) {
    if (changedAgain) {
      tally.whole(
          mart,
          movedByClock ? Charge.UNKNOWN : Charge.BLOCKED,
          movedByClock
              ? "it changes with the wall clock (see current-date)."
              : "it changes with every run, which run-again is about.");
      return;
    }
    Optional<KeyedRows> ordinary =
        next.marts().getOrDefault(mart.name(), new Delivery.Absent()).keyed();
    if (nextDay.isEmpty() || ordinary.isEmpty()) {
      tally.whole(mart, Charge.BLOCKED, "the ordinary run left nothing to compare.");
      return;
    }
    Optional<KeyedRows> rows = rows(anew, tally);
    if (rows.isEmpty()) {
      return;
    }
    Deviation found = Deviation.of(rows.get(), ordinary.get());
    Set<Cell> moved = new HashSet<>(Deviation.of(rows.get(), first).cells());
    Map<Cell, Charge> others = new LinkedHashMap<>();
    for (Cell cell : found.cells()) {
      if (Noise.in(found, cell)) {
        continue;
      }
      moved.remove(cell);
      // A wrong cell of the ordinary run is what next-day and late-rows are about.
      others.put(
          cell,
          nextDay.get().differsAt(cell) || (versions && chargedWithTheDay)
              ? Charge.BLOCKED
              : movedByClock ? Charge.UNKNOWN : Charge.WRONG);
    }
    tally.cells(mart, moved.size(), others, found);
  }

  /** The mart's rows after a run; where there are none to compare, the tally is told why. */
  private Optional<KeyedRows> rows(PipelineStep.Ran run, Tally tally) {
    Optional<BuildOutcome.Node> trouble = trouble(run);
    if (trouble.isPresent()) {
      BuildOutcome.Node node = trouble.get();
      if (node.metEmulatorGap()) {
        tally.whole(
            mart, Charge.UNKNOWN, "the emulator cannot run it again: " + node.message().strip());
      } else {
        tally.whole(
            mart,
            Charge.WRONG,
            node.skipped()
                ? "dbt skipped it, since something that it depends on failed: " + causes(run)
                : "dbt could not build it again: " + node.message().strip());
      }
      return Optional.empty();
    }
    Delivery delivery = run.marts().getOrDefault(mart.name(), new Delivery.Absent());
    Optional<KeyedRows> rows = delivery.keyed();
    if (rows.isEmpty()) {
      if (delivery instanceof Delivery.Unavailable unavailable) {
        tally.whole(mart, Charge.UNKNOWN, unavailable.reason());
      } else {
        tally.whole(
            mart,
            Charge.WRONG,
            delivery instanceof Delivery.Broken broken
                ? broken.message()
                : delivery instanceof Delivery.Absent
                    ? "it is gone after this run."
                    : "it has far more rows than before, or lost the columns that tell its rows"
                        + " apart.");
      }
    }
    return rows;
  }

  private boolean isNobodysFault(PipelineStep.Ran run) {
    return trouble(run)
        .map(BuildOutcome.Node::metEmulatorGap)
        .orElseGet(() -> run.marts().get(mart.name()) instanceof Delivery.Unavailable);
  }

  private Optional<BuildOutcome.Node> trouble(PipelineStep.Ran run) {
    return run.nodes().stream()
        .filter(node -> node.isModel() && node.relation().equalsIgnoreCase(mart.name()))
        .filter(node -> node.failed() || node.skipped())
        .findFirst();
  }

  private static String causes(PipelineStep.Ran run) {
    return run.nodes().stream()
        .filter(node -> node.failed() && !node.skipped())
        .findFirst()
        .map(node -> node.relation() + ", " + node.message().strip())
        .orElse("dbt does not say what.");
  }

  private static long cells(KeyedRows rows, Deviation deviation) {
    Set<RowKey> keys = new HashSet<>(rows.keys());
    deviation.cells().forEach(cell -> keys.add(cell.key()));
    return (long) keys.size() * rows.valueColumns().size();
  }

  private static boolean same(Deviation one, Deviation other, Cell cell) {
    return one.agrees(other, cell) || one.shown(cell).equals(other.shown(cell));
  }
}
