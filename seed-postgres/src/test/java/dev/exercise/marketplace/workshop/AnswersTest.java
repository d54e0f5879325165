package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswersTest {

  private static final int ENOUGH_CELLS = 5;

  private Workshop workshop;
  private Map<Mart, MartTable> truth;
  private final Map<Mistake, Map<Mart, Map<String, String>>> fingerprints = new LinkedHashMap<>();

  @BeforeAll
  void build() throws SQLException {
    workshop = Cluster.built("answers", Cluster.visibleRates());
    truth = workshop.answers(Marts.all(), List.of());
    for (Mistake mistake : Mistakes.all()) {
      fingerprints.put(mistake, fingerprint(mistake));
    }
  }

  static Stream<Mistake> mistakes() {
    return Mistakes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeShowsWhereItSaysAndNowhereElse(Mistake mistake) {
    for (Mart mart : Marts.all()) {
      int cells = fingerprints.get(mistake).get(mart).size();
      if (Cluster.needsALargeWorld(mistake.id(), mart.name())) {
        continue;
      }

      if (mistake.showsIn(mart.name())) {
        assertThat(cells).as(mart.name()).isGreaterThanOrEqualTo(ENOUGH_CELLS);
      } else {
        assertThat(cells).as(mart.name()).isZero();
      }
    }
  }

  @Test
  void stackedMistakesOfDifferentColumnsLeadToTheSameInAnyOrder() throws SQLException {
    List<Mistake> stack =
        Stream.of(
                "pos-time-as-utc",
                "eurobank-time-as-utc",
                "missing-captured-amount-left-in",
                "untidy-emails-left-in",
                "blank-country-left-in",
                "product-currency-left-in",
                "missing-currency-counted-as-zero",
                "untidy-status-left-in",
                "untidy-currency-only-upper-cased",
                "redelivered-payments-counted",
                "orphan-items-counted-as-zero")
            .map(Mistakes::named)
            .toList();
    List<Mistake> reversed = new ArrayList<>(stack);
    Collections.reverse(reversed);

    Map<Mart, MartTable> forwards = workshop.answers(Marts.all(), stack);
    Map<Mart, MartTable> backwards = workshop.answers(Marts.all(), reversed);

    for (Mart mart : Marts.all()) {
      assertThat(Cells.differences(forwards.get(mart), backwards.get(mart))).isEmpty();
    }
  }

  @Test
  void aStackShowsEachOfItsMistakesWhereNoOtherTouchesTheCell() throws SQLException {
    Mistake time = Mistakes.named("pos-time-as-utc");
    Mistake status = Mistakes.named("untidy-status-left-in");
    Mart orders = Marts.named("fct_orders");

    Map<String, String> both = differences(orders, List.of(time, status));

    Map<String, String> one = fingerprints.get(time).get(orders);
    Map<String, String> other = fingerprints.get(status).get(orders);
    one.forEach(
        (cell, value) -> {
          if (!other.containsKey(cell) && !cell.endsWith(".gmv_usd")) {
            assertThat(both).containsEntry(cell, value);
          }
        });
    other.forEach(
        (cell, value) -> {
          if (!one.containsKey(cell) && !cell.endsWith(".gmv_usd")) {
            assertThat(both).containsEntry(cell, value);
          }
        });
  }

  @Test
  void aMistakeOfADefectShowsOnlyWhereTheDefectTouched() throws SQLException {
    for (Mistake mistake : Mistakes.all()) {
      if (mistake.kind() != Mistake.Kind.LEFT_IN) {
        continue;
      }
      Mart orders = Marts.named(mistake.marts().get(0));
      Set<List<Object>> touched =
          workshop.touched(Defects.named(mistake.defect().orElseThrow()), orders);

      assertThat(fingerprints.get(mistake).get(orders).keySet())
          .as(mistake.id())
          .allMatch(
              cell -> touched.stream().anyMatch(key -> cell.startsWith(key.toString() + ".")));
    }
  }

  @Test
  void readingAnswersLeavesNothingInTheWorkshop() throws SQLException {
    workshop.answers(Marts.all(), Mistakes.all().subList(0, 3));

    assertThat(
            Cluster.query(
                "answers", "select nspname from pg_namespace where nspname like 'layer%'"))
        .isEmpty();
  }

  private Map<Mart, Map<String, String>> fingerprint(Mistake mistake) throws SQLException {
    Map<Mart, MartTable> answers = workshop.answers(Marts.all(), List.of(mistake));
    Map<Mart, Map<String, String>> cells = new LinkedHashMap<>();
    answers.forEach((mart, table) -> cells.put(mart, Cells.differences(truth.get(mart), table)));
    return cells;
  }

  private Map<String, String> differences(Mart mart, List<Mistake> stack) throws SQLException {
    return Cells.differences(truth.get(mart), workshop.answer(mart, stack));
  }
}
