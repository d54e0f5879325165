package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How a named mistake shows in a mart.
 *
 * @param mart name of the mart
 * @param rows rows in which it shows
 * @param ofRows rows of the truth
 * @param agreedCells cells in which the candidate has what the mistake leads to
 * @param changedCells cells in which the mistake changes the answer
 * @param cells the wrong ones among the agreed cells
 */
public record Sighting(
    String mart,
    long rows,
    long ofRows,
    long agreedCells,
    long changedCells,
    NavigableSet<Cell> cells) {

  /** Where and how often a mistake was found, upstream first. */
  public static List<Sighting> of(AnswerBook book, Attribution attribution, KnownMistake mistake) {
    List<Sighting> sightings = new ArrayList<>();
    for (MartCase one : attribution.cases()) {
      if (one.found().contains(mistake)) {
        Fit fit = one.fitOfFound(mistake);
        NavigableSet<Cell> cells = new TreeSet<>(fit.agreed());
        cells.removeIf(cell -> !one.candidate().differsAt(cell));
        NavigableSet<RowKey> rows = new TreeSet<>();
        cells.forEach(cell -> rows.add(cell.key()));
        sightings.add(
            new Sighting(
                one.mart().name(),
                rows.size(),
                book.truth(one.mart()).keys().size(),
                fit.agreed().size(),
                fit.changed().size(),
                cells));
      }
    }
    return sightings;
  }
}
