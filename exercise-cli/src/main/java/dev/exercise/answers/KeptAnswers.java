package dev.exercise.answers;

import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.attribution.KnownDefect;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers that are looked up, and asked only where they are not kept yet. */
public final class KeptAnswers implements Answers {

  private static final String ROWS = "rows";
  private static final String GONE = "gone";

  private final Answers source;
  private final AnswerShelf shelf;

  /**
   * @param source computes what is missing
   * @param shelf where the answers of the same world are kept
   */
  public KeptAnswers(Answers source, AnswerShelf shelf) {
    this.source = source;
    this.shelf = shelf;
  }

  @Override
  public List<Mart> marts() {
    return source.marts();
  }

  @Override
  public List<KnownMistake> mistakes() {
    return source.mistakes();
  }

  @Override
  public List<KnownDefect> defects() {
    return source.defects();
  }

  @Override
  public MartTable truth(Mart mart) {
    String question = "truth of " + mart.name();
    Optional<Page> kept = find(question, mart.columns(), ROWS);
    if (kept.isPresent()) {
      return new MartTable(mart, kept.get().lists().get(ROWS));
    }
    MartTable truth = source.truth(mart);
    shelf.keep(question, mart.columns(), Map.of(ROWS, truth.rows()));
    return truth;
  }

  @Override
  public Map<Mart, MartDifference> differences(List<Mart> marts, List<KnownMistake> made) {
    Map<Mart, MartDifference> found = new LinkedHashMap<>();
    for (Mart mart : marts) {
      find(question(mart, made), mart.columns(), ROWS, GONE)
          .map(page -> new MartDifference(mart, page.lists().get(ROWS), page.lists().get(GONE)))
          .ifPresent(difference -> found.put(mart, difference));
    }
    List<Mart> missing = marts.stream().filter(mart -> !found.containsKey(mart)).toList();
    if (!missing.isEmpty()) {
      source
          .differences(missing, made)
          .forEach(
              (mart, difference) -> {
                Map<String, List<Object[]>> lists = new LinkedHashMap<>();
                lists.put(ROWS, difference.rows());
                lists.put(GONE, difference.gone());
                shelf.keep(question(mart, made), mart.columns(), lists);
                found.put(mart, difference);
              });
    }
    return found;
  }

  @Override
  public Set<RowKey> touched(KnownDefect defect, Mart mart) {
    String question = "rows of %s touched by %s".formatted(mart.name(), defect.id());
    List<Column> grain =
        mart.grain().stream().map(name -> mart.columns().get(mart.indexOf(name))).toList();
    Optional<Page> kept = find(question, grain, ROWS);
    if (kept.isPresent()) {
      return kept.get().lists().get(ROWS).stream()
          .map(key -> new RowKey(Arrays.asList(key)))
          .collect(Collectors.toUnmodifiableSet());
    }
    Set<RowKey> touched = source.touched(defect, mart);
    List<Object[]> keys = new ArrayList<>();
    touched.stream().sorted().forEach(key -> keys.add(key.parts().toArray()));
    shelf.keep(question, grain, Map.of(ROWS, keys));
    return touched;
  }

  private static String question(Mart mart, List<KnownMistake> made) {
    return "%s after %s"
        .formatted(
            mart.name(), made.stream().map(KnownMistake::id).collect(Collectors.joining(", ")));
  }

  private Optional<Page> find(String question, List<Column> columns, String... lists) {
    return shelf
        .find(question, columns)
        .filter(page -> page.lists().keySet().equals(Set.of(lists)));
  }
}
