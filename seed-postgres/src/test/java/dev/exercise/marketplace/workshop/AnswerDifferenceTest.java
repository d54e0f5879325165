package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AnswerDifferenceTest {

  @Test
  void theTruthLessWhatIsOtherOrGonePlusWhatIsOtherIsTheAnswer() throws SQLException {
    Workshop workshop = Cluster.built("answer_difference", Cluster.visibleRates());

    for (Mistake mistake : Mistakes.all()) {
      List<Mart> marts = Marts.all().stream().filter(mart -> mistake.showsIn(mart.name())).toList();
      Map<Mart, MartDifference> differences = workshop.differences(marts, List.of(mistake));
      for (Mart mart : marts) {
        MartTable answer = workshop.answer(mart, List.of(mistake));
        MartTable truth = workshop.truth(mart);
        MartDifference difference = differences.get(mart);

        assertThat(rebuilt(truth, difference))
            .as("%s in %s", mistake.id(), mart.name())
            .containsExactlyInAnyOrderElementsOf(lines(answer.rows()));
        assertThat(lines(difference.rows())).noneMatch(onlyOnce(truth, answer)::contains);
      }
    }
  }

  private static List<String> rebuilt(MartTable truth, MartDifference difference) {
    Set<List<Object>> replaced = new HashSet<>();
    difference.rows().forEach(row -> replaced.add(Cells.key(truth.mart(), row)));
    difference.gone().forEach(row -> replaced.add(Cells.key(truth.mart(), row)));
    List<Object[]> rows = new ArrayList<>(difference.rows());
    truth.rows().stream()
        .filter(row -> !replaced.contains(Cells.key(truth.mart(), row)))
        .forEach(rows::add);
    return lines(rows);
  }

  /** Rows that both have, of keys that the answer has once: they need not be told. */
  private static Set<String> onlyOnce(MartTable truth, MartTable answer) {
    Map<List<Object>, Long> counts =
        answer.rows().stream()
            .collect(
                Collectors.groupingBy(row -> Cells.key(answer.mart(), row), Collectors.counting()));
    Set<String> same = new HashSet<>(lines(truth.rows()));
    same.retainAll(
        lines(
            answer.rows().stream()
                .filter(row -> counts.get(Cells.key(answer.mart(), row)) == 1)
                .toList()));
    return same;
  }

  private static List<String> lines(List<Object[]> rows) {
    return rows.stream().map(Arrays::toString).toList();
  }
}
