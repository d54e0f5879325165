package dev.exercise.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.DefectGrade.Verdict;
import dev.exercise.grading.attribution.TinyMarket;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.warehouse.MartRead;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said about candidates of whom it is known what they did. */
final class GraderTest {

  private static final BuildOutcome BUILT =
      new BuildOutcome.Finished(
          List.of(
              BuildOutcome.Node.of("model.shop.stg_users", "success", ""),
              BuildOutcome.Node.of("model.shop.stg_orders", "success", ""),
              BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
              BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", "")));

  private final TinyMarket market = new TinyMarket();

  @Test
  void whoGetsEverythingRightEarnsEverything() {
    Grade grade = grade(market.candidate());

    assertThat(grade.mistakes()).isEmpty();
    assertThat(grade.checks())
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(new Outcome.Passed()));
    assertThat(grade.defects()).extracting(DefectGrade::verdict).containsOnly(Verdict.HANDLED);
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void theUntouchedStarterEarnsNothingAndFailsNothing() {
    BuildOutcome starter =
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("seed.shop.exchange_rates", "success", ""),
                BuildOutcome.Node.of("model.shop.stg_users", "success", "")));

    Grade grade = new Grader(market).grade(input(starter, Map.of()));

    assertThat(grade.checks())
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(new Outcome.NotAttempted()));
    assertThat(grade.dimensions()).extracting(DimensionScore::earned).containsOnly(0.0);
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void aSingleMistakeIsNamedAndChargedOnce() {
    Grade grade = grade(market.candidate("pos-as-utc"));

    assertThat(named(grade)).containsExactly("pos-as-utc");
    assertThat(verdicts(grade))
        .containsEntry("pos-wall-time", Verdict.LEFT_IN)
        .containsEntry("missing-order-currency", Verdict.HANDLED)
        .containsEntry("untidy-status", Verdict.HANDLED);
    assertThat(grade.marts())
        .allSatisfy(
            mart -> {
              assertThat(mart.unexplainedCells()).isZero();
              assertThat(mart.outcome().negative()).isFalse();
              assertThat(mart.outcome()).isInstanceOf(Outcome.Partial.class);
            });
    assertThat(grade.negative()).isTrue();
  }

  @Test
  void aNamedMistakeComesWithItsCountAndThreeRows() {
    Grade grade = grade(market.candidate("currency-as-usd"));

    MistakeSighting sighting = grade.mistakes().get(0).sightings().get(0);
    assertThat(sighting.mart()).isEqualTo("fct_orders");
    assertThat(sighting.rows()).isEqualTo(34);
    assertThat(sighting.ofRows()).isEqualTo(400);
    assertThat(sighting.examples()).hasSize(3);
    assertThat(sighting.examples().get(0).key()).isEqualTo("1");
    assertThat(sighting.examples().get(0).cells().get(0))
        .isEqualTo(new ExampleCell("currency", "'USD'", "'EUR'", List.of("currency-as-usd")));
  }

  @Test
  void twoMistakesThatMeetInTheSameCellsAreBothNamed() {
    Grade grade = grade(market.candidate("pos-as-utc", "currency-as-usd"));

    assertThat(named(grade)).containsExactly("pos-as-utc", "currency-as-usd");
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
  }

  @Test
  void threeMistakesThatAllMoveEveryDayAreAllNamed() {
    Grade grade = grade(market.candidate("pos-as-utc", "currency-as-usd", "cancelled-counted"));

    assertThat(named(grade)).containsExactly("pos-as-utc", "currency-as-usd", "cancelled-counted");
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
  }

  @Test
  void eachPairOfMistakesIsTold() {
    List<String> ids =
        List.of("pos-as-utc", "currency-as-usd", "status-case-left-in", "status-blanks-left-in");
    for (String first : ids) {
      for (String second : ids) {
        if (ids.indexOf(first) < ids.indexOf(second)
            && !(first.startsWith("status") && second.startsWith("status"))) {
          assertThat(named(grade(market.candidate(first, second))))
              .as("%s and %s", first, second)
              .containsExactly(first, second);
        }
      }
    }
  }

  @Test
  void twoMistakesOfWhichNeitherShowsAloneAreFoundAsAPair() {
    Grade grade = grade(market.candidate("shipping-added", "second-items-doubled"));

    assertThat(named(grade)).containsExactly("shipping-added", "second-items-doubled");
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
  }

  @Test
  void theMistakeThatExplainsMostWinsAndListsWhatItShadows() {
    Grade grade = grade(market.candidate("status-left-in"));

    assertThat(named(grade)).containsExactly("status-left-in");
    assertThat(grade.mistakes().get(0).shadowed())
        .extracting(mistake -> mistake.id())
        .containsExactly("status-case-left-in", "status-blanks-left-in");
    assertThat(verdicts(grade)).containsEntry("untidy-status", Verdict.LEFT_IN);
  }

  @Test
  void aDefectOfWhichOneFormIsHandledIsHandledInPart() {
    Grade grade = grade(market.candidate("status-case-left-in"));

    assertThat(named(grade)).containsExactly("status-case-left-in");
    assertThat(verdicts(grade)).containsEntry("untidy-status", Verdict.HANDLED_IN_PART);
    assertThat(outcome(grade, "defect-untidy-status")).isEqualTo(new Outcome.Partial(0.5, 0));
  }

  @Test
  void aMistakeOfLogicIsChargedToTheFirstMartOnly() {
    Grade grade = grade(market.candidate("cancelled-counted"));

    assertThat(named(grade)).containsExactly("cancelled-counted");
    assertThat(outcome(grade, "mart-fct-orders").negative()).isTrue();
    assertThat(outcome(grade, "mart-fct-daily-gmv").negative()).isFalse();
    assertThat(grade.defects()).extracting(DefectGrade::verdict).containsOnly(Verdict.HANDLED);
  }

  @Test
  void wrongValuesInTheRowsOfADefectLocateIt() {
    Grade grade =
        grade(market.candidate(order -> order.id() % 12 < 2 ? withCurrency(order, "???") : order));

    assertThat(named(grade)).isEmpty();
    assertThat(verdicts(grade)).containsEntry("missing-order-currency", Verdict.LEFT_IN);
    assertThat(grade.marts().get(0).unexplainedCells()).isZero();
    assertThat(grade.marts().get(0).outcome().negative()).isFalse();
  }

  @Test
  void wrongCellsWithoutACauseAreShownAsUnexplained() {
    Grade grade =
        grade(market.candidate(order -> order.id() % 50 == 7 ? withCurrency(order, "CAD") : order));

    assertThat(named(grade)).isEmpty();
    MartGrade orders = grade.marts().get(0);
    assertThat(orders.unexplainedCells()).isGreaterThanOrEqualTo(8);
    assertThat(orders.examples()).hasSize(8).allMatch(ExampleRow::unexplained);
    assertThat(orders.outcome().negative()).isTrue();
    assertThat(verdicts(grade)).containsEntry("pos-wall-time", Verdict.HANDLED_IN_PART);
  }

  @Test
  void aMistakeThatOnlyTheAggregateHasIsNamedThereOnly() {
    List<MartRead> right = market.candidate();
    List<MartRead> wrong = market.candidate("cancelled-counted");

    Grade grade = grade(List.of(right.get(0), wrong.get(1)));

    assertThat(named(grade)).containsExactly("cancelled-counted");
    assertThat(grade.mistakes().get(0).sightings())
        .extracting(MistakeSighting::mart)
        .containsExactly("fct_daily_gmv");
  }

  @Test
  void aMistakeThatWasAvoidedDownstreamIsNotSeenThere() {
    List<MartRead> right = market.candidate();
    List<MartRead> wrong = market.candidate("pos-as-utc");

    Grade grade = grade(List.of(wrong.get(0), right.get(1)));

    assertThat(grade.mistakes().get(0).sightings())
        .extracting(MistakeSighting::mart)
        .containsExactly("fct_orders");
    assertThat(outcome(grade, "mart-fct-daily-gmv")).isEqualTo(new Outcome.Passed());
  }

  @Test
  void onlyTheAggregateIsEnoughToJudgeADefect() {
    Grade grade = grade(List.of(market.candidate().get(1)));

    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.NotAttempted());
    assertThat(verdicts(grade)).containsEntry("pos-wall-time", Verdict.HANDLED);
  }

  @Test
  void anEmptyMartIsNoPass() {
    List<MartRead> empty =
        market.candidate().stream()
            .map(read -> new MartRead(read.mart(), read.shape(), List.of(), 0))
            .toList();

    Grade grade = grade(empty);

    assertThat(grade.marts()).allSatisfy(mart -> assertThat(mart.outcome().earned()).isZero());
    assertThat(grade.defects())
        .extracting(DefectGrade::verdict)
        .doesNotContain(Verdict.HANDLED, Verdict.HANDLED_IN_PART);
  }

  @Test
  void anEmptyMartNamesNoMistake() {
    List<MartRead> right = market.candidate();
    MartRead orders = right.get(0);

    Grade grade =
        grade(List.of(new MartRead(orders.mart(), orders.shape(), List.of(), 0), right.get(1)));

    assertThat(named(grade)).isEmpty();
    assertThat(grade.marts().get(0).outcome()).isEqualTo(new Outcome.Failed());
    assertThat(grade.marts().get(0).sentence()).isEqualTo("It has no row; the truth has 400.");
    assertThat(grade.marts().get(1).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(grade.defects()).noneMatch(defect -> defect.outcome().negative());
  }

  @Test
  void aPlaceholderInEveryRowNamesNoMistakeAndBlamesNoDefect() {
    Grade grade = grade(market.candidate(order -> withAmount(order, BigDecimal.ZERO)));

    assertThat(named(grade)).isEmpty();
    assertThat(grade.marts())
        .allSatisfy(
            mart -> {
              assertThat(mart.sentence()).endsWith(" Noticed: gmv_usd is 0.00 in every row.");
              assertThat(mart.outcome().negative()).isTrue();
              assertThat(mart.explainedCells()).isZero();
            });
    assertThat(grade.defects()).extracting(DefectGrade::verdict).containsOnly(Verdict.HANDLED);
  }

  @Test
  void aPlaceholderBesidesAMistakeLeavesTheMistakeVisible() {
    List<MartRead> reads = market.candidate("pos-as-utc");
    List<Object[]> orders = new ArrayList<>();
    for (Object[] row : reads.get(0).rows()) {
      Object[] delivered = row.clone();
      delivered[5] = null;
      orders.add(delivered);
    }
    MartRead read = reads.get(0);

    Grade grade =
        grade(
            List.of(new MartRead(read.mart(), read.shape(), orders, orders.size()), reads.get(1)));

    assertThat(named(grade)).containsExactly("pos-as-utc");
    assertThat(grade.marts().get(0).sentence()).contains("gmv_usd is NULL in every row");
  }

  @Test
  void rowsThatAreMissingEverywhereNameNoMistakeAndBlameNoDefect() {
    Grade grade = grade(market.candidate(order -> order.id() % 40 == 0 ? order : null));

    assertThat(named(grade)).isEmpty();
    assertThat(grade.marts().get(0).sentence()).contains("Noticed: 390 of 400 rows are missing");
    assertThat(grade.defects())
        .allSatisfy(
            defect -> assertThat(defect.verdict()).isIn(Verdict.HANDLED, Verdict.CANNOT_TELL));
  }

  @Test
  void zeroInMostRowsIsNoWeekendWithoutARate() {
    Grade grade =
        grade(
            market.candidate(
                order -> order.id() % 7 < 5 ? withAmount(order, BigDecimal.ZERO) : order));

    assertThat(named(grade)).isEmpty();
  }

  @Test
  void rowsThatWereReallyLostInAJoinAreNamed() {
    Grade grade = grade(market.candidate("currency-orders-lost"));

    assertThat(named(grade)).containsExactly("currency-orders-lost");
    assertThat(verdicts(grade)).containsEntry("missing-order-currency", Verdict.LEFT_IN);
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
  }

  @Test
  void lostRowsAndZerosAreBothNamedWhereTheyAreWhatTheMistakesLeadTo() {
    Grade grade = grade(market.candidate("currency-orders-lost", "weekend-as-zero"));

    assertThat(named(grade)).containsExactly("currency-orders-lost", "weekend-as-zero");
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
  }

  @Test
  void aSearchThatWouldTakeTooLongStopsInTheSamePlaceEveryTime() {
    List<MartRead> reads = market.candidate("pos-as-utc", "currency-as-usd", "cancelled-counted");
    Grader grader = new Grader(market, 1);

    Grade grade = grader.grade(input(BUILT, delivered(reads)));

    assertThat(grade.notes()).singleElement().asString().startsWith("Attribution stopped: ");
    assertThat(named(grade)).hasSizeLessThan(3);
    assertThat(grader.grade(input(BUILT, delivered(reads)))).isEqualTo(grade);
    assertThat(grade(reads).notes()).isEmpty();
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    List<MartRead> reads = market.candidate("pos-as-utc", "status-case-left-in");
    List<MartRead> reversed =
        reads.stream()
            .map(
                read -> {
                  List<Object[]> rows = new ArrayList<>(read.rows());
                  Collections.reverse(rows);
                  return new MartRead(read.mart(), read.shape(), rows, read.rowCount());
                })
            .toList();

    assertThat(grade(reversed)).isEqualTo(grade(reads));
  }

  private static TinyMarket.Order withCurrency(TinyMarket.Order order, String currency) {
    return new TinyMarket.Order(
        order.id(),
        order.channel(),
        order.status(),
        currency,
        order.at(),
        order.amount().add(BigDecimal.ONE));
  }

  private static TinyMarket.Order withAmount(TinyMarket.Order order, BigDecimal amount) {
    return new TinyMarket.Order(
        order.id(), order.channel(), order.status(), order.currency(), order.at(), amount);
  }

  private Grade grade(List<MartRead> reads) {
    Map<String, Delivery> deliveries = delivered(reads);
    BuildOutcome build =
        reads.size() == 2
            ? BUILT
            : new BuildOutcome.Finished(
                BUILT.ownNodes().stream()
                    .filter(
                        node ->
                            deliveries.containsKey(node.relation())
                                || !node.relation().startsWith("fct_"))
                    .toList());
    return new Grader(market).grade(input(build, deliveries));
  }

  private static Map<String, Delivery> delivered(List<MartRead> reads) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    reads.forEach(read -> deliveries.put(read.mart().name(), new Delivery.Present(read)));
    return deliveries;
  }

  private static GradingInput input(BuildOutcome build, Map<String, Delivery> deliveries) {
    return new GradingInput(World.of(7, "1"), Depth.CORE, build, deliveries, Set.of("stg_users"));
  }

  private static List<String> named(Grade grade) {
    return grade.mistakes().stream().map(named -> named.mistake().id()).toList();
  }

  private static Map<String, Verdict> verdicts(Grade grade) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    grade.defects().forEach(defect -> verdicts.put(defect.defect().id(), defect.verdict()));
    return verdicts;
  }

  private static CheckResult check(Grade grade, String id) {
    return grade.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }

  private static Outcome outcome(Grade grade, String id) {
    return check(grade, id).outcome();
  }
}
