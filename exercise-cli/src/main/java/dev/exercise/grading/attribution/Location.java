package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.RowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A defect whose rows are the ones with unexplained wrong cells: it was left in, in a way that no
 * mistake of the catalogue gives.
 *
 * @param defect what touches the rows
 * @param mart name of the mart in which that is seen
 * @param cells the wrong cells in these rows
 * @param touchedRows rows that the defect touches there
 */
public record Location(
    KnownDefect defect, String mart, NavigableSet<Cell> cells, long touchedRows) {

  private static final double NEEDED_SHARE = 0.9;
  private static final double MOST_OF_ALL_ROWS = 0.5;

  /** The defects that can be located in the cells that the named mistakes leave unexplained. */
  public static List<Location> in(AnswerBook book, Attribution attribution) {
    Set<String> namedDefects =
        attribution.named().stream()
            .flatMap(mistake -> mistake.defectId().stream())
            .collect(Collectors.toSet());
    List<Location> located = new ArrayList<>();
    for (MartCase one : attribution.cases()) {
      NavigableSet<Cell> unexplained = one.unexplained();
      if (!unexplained.isEmpty()) {
        List<Location> possible = new ArrayList<>();
        for (KnownDefect defect : book.answers().defects()) {
          if (!namedDefects.contains(defect.id())) {
            addIfCovered(possible, book, one, defect, unexplained);
          }
        }
        possible.stream()
            .filter(location -> location.coversWhatOthersLeave(possible, unexplained))
            .forEach(located::add);
      }
    }
    return located;
  }

  private static void addIfCovered(
      List<Location> possible,
      AnswerBook book,
      MartCase one,
      KnownDefect defect,
      NavigableSet<Cell> unexplained) {
    Set<RowKey> touched = book.answers().touched(defect, one.mart());
    if (touched.isEmpty()
        || touched.size() > MOST_OF_ALL_ROWS * book.truth(one.mart()).keys().size()) {
      return;
    }
    NavigableSet<Cell> inside = new TreeSet<>();
    unexplained.stream().filter(cell -> touched.contains(cell.key())).forEach(inside::add);
    Set<RowKey> wrongRows = inside.stream().map(Cell::key).collect(Collectors.toSet());
    boolean covered = wrongRows.size() >= NEEDED_SHARE * touched.size();
    for (int column : book.truth(one.mart()).valueColumns()) {
      Set<Cell> expected = new HashSet<>();
      for (KnownMistake mistake : book.answers().mistakes()) {
        if (mistake.defectId().filter(defect.id()::equals).isPresent() && one.shows(mistake)) {
          book.fingerprint(one.mart(), mistake).cells().stream()
              .filter(cell -> cell.column() == column)
              .forEach(expected::add);
        }
      }
      long met = expected.stream().filter(inside::contains).count();
      covered |= !expected.isEmpty() && met >= NEEDED_SHARE * expected.size();
    }
    if (covered && !inside.isEmpty()) {
      possible.add(new Location(defect, one.mart().name(), inside, touched.size()));
    }
  }

  private boolean coversWhatOthersLeave(List<Location> possible, NavigableSet<Cell> unexplained) {
    Set<Cell> others = new HashSet<>();
    possible.stream()
        .filter(other -> !other.defect.id().equals(defect.id()))
        .forEach(other -> others.addAll(other.cells));
    long left = unexplained.stream().filter(cell -> !others.contains(cell)).count();
    long mine = cells.stream().filter(cell -> !others.contains(cell)).count();
    return mine > 0 && mine >= NEEDED_SHARE * left;
  }
}
