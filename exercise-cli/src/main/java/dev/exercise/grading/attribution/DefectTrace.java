package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a defect would show in what was built: the cells that any of its mistakes changes. Marts of
 * single things decide; aggregates only where there are none.
 */
public final class DefectTrace {

  private final KnownDefect defect;
  private final List<KnownMistake> mistakes;
  private final Map<String, NavigableSet<Cell>> cells = new HashMap<>();
  private final double shareOfSubFormsRight;

  private DefectTrace(
      AnswerBook book, List<MartCase> cases, KnownDefect defect, List<KnownMistake> mistakes) {
    this.defect = defect;
    this.mistakes = mistakes;
    for (MartCase one : cases) {
      for (KnownMistake mistake : mistakes) {
        if (one.shows(mistake)) {
          cells
              .computeIfAbsent(one.mart().name(), mart -> new TreeSet<>())
              .addAll(book.fingerprint(one.mart(), mistake).cells());
        }
      }
    }
    this.shareOfSubFormsRight = shareOfSubFormsRight(book, cases);
  }

  /** Follows a defect through the marts that could be compared. */
  public static DefectTrace of(AnswerBook book, Attribution attribution, KnownDefect defect) {
    List<KnownMistake> mistakes =
        book.answers().mistakes().stream()
            .filter(mistake -> mistake.defectId().filter(defect.id()::equals).isPresent())
            .toList();
    List<MartCase> single =
        attribution.cases().stream()
            .filter(one -> !Attribution.isAggregate(one.mart().name()))
            .toList();
    DefectTrace trace = new DefectTrace(book, single, defect, mistakes);
    return trace.cells().isEmpty()
        ? new DefectTrace(book, attribution.cases(), defect, mistakes)
        : trace;
  }

  public KnownDefect defect() {
    return defect;
  }

  /** Cells of all marts; cells of different marts are not told apart. */
  public Set<Cell> cells() {
    Set<Cell> all = new HashSet<>();
    cells.values().forEach(all::addAll);
    return all;
  }

  /** Cells of one mart. */
  public NavigableSet<Cell> cells(String mart) {
    return cells.getOrDefault(mart, new TreeSet<>());
  }

  /** Whether it may show in a mart of this name, built or not. */
  public boolean showsIn(String mart) {
    return mistakes.stream().anyMatch(mistake -> mistake.marts().contains(mart));
  }

  /** Whether an id is the defect's, or that of a mistake about it. */
  public boolean isOwn(String id) {
    return defect.id().equals(id) || mistakes.stream().anyMatch(mistake -> mistake.id().equals(id));
  }

  /**
   * Of the ways to leave it in that cover no other way, the share whose cells are all right. A way
   * that covers others is not a sub-form but several at once.
   */
  public double shareOfSubFormsRight() {
    return shareOfSubFormsRight;
  }

  private double shareOfSubFormsRight(AnswerBook book, List<MartCase> cases) {
    record Form(Set<String> places, boolean right) {}
    List<Form> forms = new ArrayList<>();
    for (KnownMistake mistake : mistakes) {
      if (mistake.kind() == KnownMistake.Kind.LEFT_IN) {
        Set<String> places = new HashSet<>();
        boolean right = true;
        for (MartCase one : cases) {
          if (one.shows(mistake)) {
            for (Cell cell : book.fingerprint(one.mart(), mistake).cells()) {
              if (!one.commonplace().at(cell)) {
                places.add(one.mart().name() + '/' + cell);
                right &= !one.candidate().differsAt(cell);
              }
            }
          }
        }
        if (!places.isEmpty()) {
          forms.add(new Form(places, right));
        }
      }
    }
    List<Form> single =
        forms.stream()
            .filter(
                form ->
                    forms.stream()
                        .noneMatch(
                            other ->
                                other.places().size() < form.places().size()
                                    && form.places().containsAll(other.places())))
            .toList();
    return single.isEmpty()
        ? 0
        : (double) single.stream().filter(Form::right).count() / single.size();
  }
}
