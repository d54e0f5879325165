package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Commonplace;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One mart under examination: what the candidate has, and the mistakes found in it so far. */
public final class MartCase {

  private static final double WORTH_A_QUERY = 0.5;

  private final AnswerBook book;
  private final Deviation candidate;
  private final Commonplace commonplace;
  private final List<KnownMistake> found = new ArrayList<>();

  MartCase(AnswerBook book, Deviation candidate) {
    this.book = book;
    this.candidate = candidate;
    this.commonplace =
        Commonplace.in(
            candidate,
            book.answers().mistakes().stream()
                .filter(this::shows)
                .map(mistake -> book.fingerprint(mart(), mistake))
                .toList());
  }

  public Mart mart() {
    return candidate.mart();
  }

  /** What the candidate has. */
  public Deviation candidate() {
    return candidate;
  }

  /** Delivered values that tell nothing about mistakes. */
  public Commonplace commonplace() {
    return commonplace;
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

  /**
   * Whether it is worth a query to find out how a mistake fits on top of those found: it alone
   * reaches a cell that is not explained yet, and agrees where those found do not interfere.
   */
  boolean mayExplainMore(KnownMistake mistake) {
    if (!shows(mistake) || found.contains(mistake)) {
      return false;
    }
    NavigableSet<Cell> unexplained = telling();
    if (unexplained.isEmpty()) {
      return false;
    }
    Deviation alone = book.fingerprint(mart(), mistake);
    Deviation answer = answer();
    return alone.cells().stream().anyMatch(unexplained::contains)
        && agreesOutside(alone, answer::differsAt, WORTH_A_QUERY);
  }

  /** Mistakes that overlap, two by two, and fit where neither the other nor those found reach. */
  List<List<KnownMistake>> pairs(List<KnownMistake> catalogue) {
    List<List<KnownMistake>> pairs = new ArrayList<>();
    NavigableSet<Cell> unexplained = telling();
    if (unexplained.isEmpty()) {
      return pairs;
    }
    Deviation answer = answer();
    List<KnownMistake> open =
        catalogue.stream()
            .filter(mistake -> shows(mistake) && !found.contains(mistake))
            .filter(
                mistake ->
                    book.fingerprint(mart(), mistake).cells().stream()
                        .anyMatch(unexplained::contains))
            .toList();
    for (int first = 0; first < open.size(); first++) {
      Deviation one = book.fingerprint(mart(), open.get(first));
      for (int second = first + 1; second < open.size(); second++) {
        Deviation other = book.fingerprint(mart(), open.get(second));
        if (one.cells().stream().anyMatch(other::differsAt)
            && agreesOutside(
                one, cell -> other.differsAt(cell) || answer.differsAt(cell), Fit.NEEDED_SHARE)
            && agreesOutside(
                other, cell -> one.differsAt(cell) || answer.differsAt(cell), Fit.NEEDED_SHARE)) {
          pairs.add(List.of(open.get(first), open.get(second)));
        }
      }
    }
    return pairs;
  }

  private boolean agreesOutside(Deviation alone, Predicate<Cell> interference, double share) {
    long outside = 0;
    long agreed = 0;
    for (Cell cell : alone.cells()) {
      if (!interference.test(cell) && !commonplace.at(cell)) {
        outside++;
        agreed += candidate.agrees(alone, cell) ? 1 : 0;
      }
    }
    return agreed >= share * outside;
  }

  /** How a mistake fits on top of those found. */
  Fit fit(KnownMistake mistake) {
    return fit(List.of(mistake));
  }

  /** How several mistakes, made together, fit on top of those found. */
  Fit fit(List<KnownMistake> mistakes) {
    List<KnownMistake> more = new ArrayList<>(found);
    more.addAll(mistakes);
    return Fit.of(candidate, answer(), book.answer(mart(), more), commonplace);
  }

  /** How a mistake that was found fits on top of the others found. */
  Fit fitOfFound(KnownMistake mistake) {
    List<KnownMistake> others = new ArrayList<>(found);
    others.remove(mistake);
    return Fit.of(candidate, book.answer(mart(), others), answer(), commonplace);
  }

  /** How a mistake would fit if it were the only one. */
  Fit fitAlone(KnownMistake mistake) {
    return Fit.of(
        candidate, book.answer(mart(), List.of()), book.fingerprint(mart(), mistake), commonplace);
  }

  /** Wrong cells that the found mistakes lead to, commonplace ones aside. */
  public NavigableSet<Cell> explained() {
    return wrong(true);
  }

  /** Wrong cells that they do not lead to. */
  public NavigableSet<Cell> unexplained() {
    return wrong(false);
  }

  /** Unexplained cells whose values may tell of a mistake. */
  private NavigableSet<Cell> telling() {
    NavigableSet<Cell> telling = unexplained();
    telling.removeIf(commonplace::at);
    return telling;
  }

  private NavigableSet<Cell> wrong(boolean explained) {
    Deviation answer = answer();
    NavigableSet<Cell> cells = new TreeSet<>();
    for (Cell cell : candidate.cells()) {
      if ((candidate.agrees(answer, cell) && !commonplace.at(cell)) == explained) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private Deviation answer() {
    return book.answer(mart(), found);
  }
}
