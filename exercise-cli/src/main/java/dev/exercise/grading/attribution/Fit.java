package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Commonplace;
import dev.exercise.grading.comparison.Deviation;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How well a mistake, made on top of others, fits what the candidate has.
 *
 * @param changed cells in which the mistake changes the answer, commonplace ones aside
 * @param agreed those of them in which the candidate has what the mistake leads to
 * @param gain cells that are explained with the mistake and not without it, less those that are
 *     explained without it and not with it
 */
record Fit(NavigableSet<Cell> changed, NavigableSet<Cell> agreed, long gain) {

  static final double NEEDED_SHARE = 0.9;
  private static final int NEEDED_CELLS = 5;

  /**
   * Compares two answers in the cells that can tell.
   *
   * @param commonplace what is delivered there, but tells nothing
   */
  static Fit of(Deviation candidate, Deviation without, Deviation with, Commonplace commonplace) {
    NavigableSet<Cell> changed = new TreeSet<>();
    NavigableSet<Cell> agreed = new TreeSet<>();
    long lost = 0;
    NavigableSet<Cell> either = new TreeSet<>(without.cells());
    either.addAll(with.cells());
    for (Cell cell : either) {
      if (!without.agrees(with, cell) && !commonplace.at(cell)) {
        changed.add(cell);
        if (candidate.agrees(with, cell)) {
          agreed.add(cell);
        } else if (candidate.agrees(without, cell)) {
          lost++;
        }
      }
    }
    return new Fit(
        Collections.unmodifiableNavigableSet(changed),
        Collections.unmodifiableNavigableSet(agreed),
        agreed.size() - lost);
  }

  /** Whether the mistake shows here at all. */
  boolean visible() {
    return !changed.isEmpty();
  }

  /** At least 90 % of the cells agree, and 5 of them, or all where there are fewer. */
  boolean present() {
    return visible()
        && agreed.size() >= Math.min(NEEDED_CELLS, changed.size())
        && agreed.size() >= NEEDED_SHARE * changed.size();
  }

  double share() {
    return changed.isEmpty() ? 0 : (double) agreed.size() / changed.size();
  }

  /** Cells that both change. */
  long shared(Fit other) {
    return changed.stream().filter(other.changed::contains).count();
  }
}
