package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One mart under examination: what the candidate has, and the mistakes found in it so far. */
public final class MartCase {

  private final AnswerBook book;
  private final Deviation candidate;
  private final List<KnownMistake> found = new ArrayList<>();

  MartCase(AnswerBook book, Deviation candidate) {
    this.book = book;
    this.candidate = candidate;
  }

  public Mart mart() {
    return candidate.mart();
  }

  /** What the candidate has. */
  public Deviation candidate() {
    return candidate;
  }

  /** The mistakes that were found in this mart. */
  public List<KnownMistake> found() {
    return Collections.unmodifiableList(found);
  }

  void found(KnownMistake mistake) {
    found.add(mistake);
  }

  /** Begins with mistakes found elsewhere, less those without which more cells are explained. */
  void assume(Collection<KnownMistake> elsewhere) {
    for (KnownMistake mistake : elsewhere) {
      if (shows(mistake)) {
        found.add(mistake);
      }
    }
    boolean dropped = true;
    while (dropped) {
      KnownMistake worst = null;
      long worstGain = 0;
      for (KnownMistake mistake : found) {
        Fit fit = fitOfFound(mistake);
        if (fit.gain() < worstGain || (!fit.visible() && worst == null)) {
          worst = mistake;
          worstGain = fit.gain();
        }
      }
      dropped = worst != null && found.remove(worst);
    }
  }

  boolean shows(KnownMistake mistake) {
    return mistake.marts().contains(mart().name());
  }

  /** How a mistake fits on top of those found. */
  Fit fit(KnownMistake mistake) {
    return fit(List.of(mistake));
  }

  /** How several mistakes, made together, fit on top of those found. */
  Fit fit(List<KnownMistake> mistakes) {
    List<KnownMistake> more = new ArrayList<>(found);
    more.addAll(mistakes);
    return Fit.of(candidate, answer(), book.answer(mart(), more));
  }

  /** How a mistake that was found fits on top of the others found. */
  Fit fitOfFound(KnownMistake mistake) {
    List<KnownMistake> others = new ArrayList<>(found);
    others.remove(mistake);
    return Fit.of(candidate, book.answer(mart(), others), answer());
  }

  /** How a mistake would fit if it were the only one. */
  Fit fitAlone(KnownMistake mistake) {
    return Fit.of(candidate, book.answer(mart(), List.of()), book.fingerprint(mart(), mistake));
  }

  /** Wrong cells that the found mistakes lead to. */
  public NavigableSet<Cell> explained() {
    return wrong(true);
  }

  /** Wrong cells that they do not lead to. */
  public NavigableSet<Cell> unexplained() {
    return wrong(false);
  }

  private NavigableSet<Cell> wrong(boolean explained) {
    Deviation answer = answer();
    NavigableSet<Cell> cells = new TreeSet<>();
    for (Cell cell : candidate.cells()) {
      if (candidate.agrees(answer, cell) == explained) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private Deviation answer() {
    return book.answer(mart(), found);
  }
}
