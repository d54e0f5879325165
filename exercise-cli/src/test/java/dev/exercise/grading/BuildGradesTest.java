package dev.exercise.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.attribution.TinyMarket;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.warehouse.MartRead;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about builds and warehouses that went wrong in one way or another. */
final class BuildGradesTest {

  private static final BuildOutcome BUILT =
      new BuildOutcome.Finished(
          List.of(
              BuildOutcome.Node.of("model.shop.stg_users", "success", ""),
              BuildOutcome.Node.of("model.shop.stg_orders", "success", ""),
              BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
              BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", "")));

  private final TinyMarket market = new TinyMarket();

  @Test
  void aProjectThatDoesNotCompileBlocksItsMarts() {
    BuildOutcome broken = new BuildOutcome.DidNotCompile("unexpected '}'", Set.of("fct_orders"));

    Grade grade = new Grader(market).grade(input(broken, Map.of()));

    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.Failed());
    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.Blocked());
    assertThat(outcome(grade, "mart-fct-daily-gmv")).isEqualTo(new Outcome.NotAttempted());
    assertThat(outcome(grade, "defect-pos-wall-time")).isEqualTo(new Outcome.Blocked());
  }

  @Test
  void aModelThatFailsIsChargedToItsMartWithTheMessageOfDbt() {
    BuildOutcome failing =
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("model.shop.stg_orders", "success", ""),
                BuildOutcome.Node.of("model.shop.fct_orders", "error", "No column nope"),
                BuildOutcome.Node.of("model.shop.fct_daily_gmv", "skipped", "")));

    Grade grade = new Grader(market).grade(input(failing, Map.of()));

    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.Failed());
    assertThat(check(grade, "mart-fct-orders").sentence()).contains("No column nope");
    assertThat(outcome(grade, "mart-fct-daily-gmv")).isEqualTo(new Outcome.Blocked());
    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aWarehouseThatDoesNotAnswerIsNeverTheCandidatesFault() {
    Map<String, Delivery> unreadable =
        Map.of(
            "fct_orders", new Delivery.Unavailable("The warehouse does not answer."),
            "fct_daily_gmv", new Delivery.Unavailable("The warehouse does not answer."));

    Grade grade = new Grader(market).grade(input(BUILT, unreadable));

    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.NotGradable());
    assertThat(outcome(grade, "defect-pos-wall-time")).isEqualTo(new Outcome.NotGradable());
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void aTestThatFailsIsShownAndCostsNothing() {
    Grade grade =
        grade(
            built(
                BuildOutcome.Node.of("test.shop.unique_stg_payments.9f", "fail", "Got 3 results"),
                BuildOutcome.Node.of("unit_test.shop.fct_orders.rates", "error", "No rows")),
            market.candidate());

    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.Passed());
    assertThat(check(grade, "dbt-build").evidence())
        .containsExactly(
            "2 of the candidate's tests failed, which costs nothing here: unique_stg_payments,"
                + " fct_orders");
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void aModelThatSucceedsInPartHasFailed() {
    Grade grade =
        grade(
            built(
                BuildOutcome.Node.of(
                    "model.shop.int_batches", "partial success", "1 of 2 batches")),
            market.candidate());

    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.Partial(0.8, 0));
    assertThat(check(grade, "dbt-build").sentence())
        .isEqualTo("Built without an error: 4 of 5 nodes.");
  }

  @Test
  void modelsOfPackagesAreNotTheCandidates() {
    BuildOutcome starter =
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("model.shop.stg_users", "success", ""),
                BuildOutcome.Node.of("model.dbt_utils.fct_orders", "success", ""),
                BuildOutcome.Node.of("model.dbt_expectations.dates", "error", "")));

    Grade grade = new Grader(market).grade(input(starter, Map.of()));

    assertThat(grade.checks())
        .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(new Outcome.NotAttempted()));
  }

  @Test
  void aViewThatCannotBeReadIsAFailureWithTheWarehousesMessage() {
    Map<String, Delivery> broken =
        Map.of("fct_orders", new Delivery.Broken("Could not convert string 'web' to INT64"));

    Grade grade = new Grader(market).grade(input(BUILT, broken));

    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.Failed());
    assertThat(check(grade, "mart-fct-orders").sentence())
        .contains("Could not convert string 'web' to INT64");
  }

  @Test
  void whatOnlyTheEmulatorLacksIsNotGradable() {
    BuildOutcome gap =
        new BuildOutcome.Finished(
            List.of(
                BuildOutcome.Node.of("model.shop.stg_orders", "success", ""),
                BuildOutcome.Node.of(
                    "model.shop.int_items", "error", "Not implemented Error: QUALIFY"),
                BuildOutcome.Node.of(
                    "model.shop.fct_orders", "error", "No matching signature for function F"),
                BuildOutcome.Node.of("model.shop.fct_daily_gmv", "skipped", "")));

    Grade grade = new Grader(market).grade(input(gap, Map.of()));

    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.NotGradable());
    assertThat(check(grade, "mart-fct-orders").sentence())
        .contains("No matching signature for function F");
    assertThat(outcome(grade, "mart-fct-daily-gmv")).isEqualTo(new Outcome.NotGradable());
    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.Passed());
    assertThat(check(grade, "dbt-build").evidence()).anyMatch(line -> line.contains("QUALIFY"));
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void aBuildThatRanOutOfTimeIsNotGradable() {
    BuildOutcome late =
        new BuildOutcome.TimedOut(Duration.ofMinutes(5), List.of(), Set.of("fct_orders"));

    Grade grade = new Grader(market).grade(input(late, Map.of()));

    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.NotGradable());
    assertThat(outcome(grade, "mart-fct-orders")).isEqualTo(new Outcome.NotGradable());
  }

  private Grade grade(BuildOutcome build, List<MartRead> reads) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    reads.forEach(read -> deliveries.put(read.mart().name(), new Delivery.Present(read)));
    return new Grader(market).grade(input(build, deliveries));
  }

  private static BuildOutcome built(BuildOutcome.Node... more) {
    return new BuildOutcome.Finished(
        Stream.concat(BUILT.ownNodes().stream(), Arrays.stream(more)).toList());
  }

  private static GradingInput input(BuildOutcome build, Map<String, Delivery> deliveries) {
    return new GradingInput(World.of(7, "1"), Depth.CORE, build, deliveries, Set.of("stg_users"));
  }

  private static CheckResult check(Grade grade, String id) {
    return grade.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }

  private static Outcome outcome(Grade grade, String id) {
    return check(grade, id).outcome();
  }
}
