package dev.exercise.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airflow.DagRun;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture.State;
import dev.exercise.grading.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of runs of kinds that the trials with an Airflow do not come upon. */
final class TrialJudgeTest {

  private static final Journal SILENT = new Journal(List.of(), List.of(), List.of(), List.of());
  private static final Map<String, State> ALL_WELL =
      Map.of("sync", State.SUCCESS, "run", State.SUCCESS, "test", State.SUCCESS);

  @ParameterizedTest
  @CsvSource({
    "NameError, failed",
    "UndefinedError, failed",
    "AirflowRuntimeError, not-gradable",
    "ConnectionError, not-gradable",
    "AirflowException, not-gradable"
  })
  void aRunThatFailsWithoutAFaultCountsOnlyForErrorsOfItsOwn(String error, String outcome) {
    Journal journal =
        new Journal(
            List.of(),
            List.of(),
            List.of(new Journal.Failure("clean-1", "sync", error, "said")),
            List.of());
    RunSeen clean =
        seen(
            DagRun.State.FAILED,
            Map.of("sync", State.FAILED, "run", State.UPSTREAM_FAILED),
            journal,
            0);

    Map<String, CheckResult> verdicts = judge(dag("all_success"), Map.of(Scenario.CLEAN, clean));

    assertThat(verdicts.get("dag-run").outcome().id()).isEqualTo(outcome);
    assertThat(verdicts.get("dag-run").evidence()).contains("sync: %s: said".formatted(error));
    assertThat(verdicts).hasSize(5);
  }

  @Test
  void whatItsTriggerRuleLetsRunOnIsChargedToTheOrder() {
    RunSeen down =
        seen(
            DagRun.State.FAILED,
            Map.of("sync", State.FAILED, "run", State.SUCCESS, "test", State.FAILED),
            SILENT,
            1);

    CheckResult verdict =
        judge(dag("all_done"), Map.of(Scenario.CLEAN, well(), Scenario.EXTRACT_DOWN, down))
            .get("dag-stops-on-failure");

    assertThat(verdict.outcome()).isInstanceOf(Outcome.Blocked.class);
    assertThat(verdict.evidence())
        .contains("A run in which the sync fails for good: run ran nevertheless");
  }

  @Test
  void whoeverDoesNotWaitForTheSyncIsCharged() {
    RunSeen down = seen(DagRun.State.SUCCESS, ALL_WELL, SILENT, 1);

    CheckResult verdict =
        judge(dag("all_success"), Map.of(Scenario.CLEAN, well(), Scenario.EXTRACT_DOWN, down))
            .get("dag-stops-on-failure");

    assertThat(verdict.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(verdict.evidence())
        .contains("A run in which the sync fails for good: the run counts as a success");
  }

  @Test
  void aFaultThatNobodyMetSaysNothing() {
    RunSeen down = seen(DagRun.State.SUCCESS, ALL_WELL, SILENT, 0);

    CheckResult verdict =
        judge(dag("all_success"), Map.of(Scenario.CLEAN, well(), Scenario.EXTRACT_DOWN, down))
            .get("dag-stops-on-failure");

    assertThat(verdict.outcome()).isInstanceOf(Outcome.NotGradable.class);
  }

  @Test
  void aRunThatIsStillGoingIsNotGradable() {
    RunSeen endless =
        seen(
            DagRun.State.RUNNING,
            Map.of("sync", State.NOT_ENDED, "run", State.NOT_ENDED, "test", State.NOT_ENDED),
            SILENT,
            0);

    assertThat(judge(dag("all_success"), Map.of(Scenario.CLEAN, endless)).values())
        .hasSize(5)
        .allMatch(verdict -> verdict.outcome() instanceof Outcome.NotGradable);
  }

  private static Map<String, CheckResult> judge(DagShape dag, Map<Scenario, RunSeen> runs) {
    List<CheckResult> reading = DagProbe.read(dag, new Starter(""));
    return new TrialJudge(dag, new DagTrial.Seen(runs, Map.of()), reading)
        .judge().stream().collect(Collectors.toMap(CheckResult::id, verdict -> verdict));
  }

  private static RunSeen well() {
    return seen(DagRun.State.SUCCESS, ALL_WELL, SILENT, 1);
  }

  private static RunSeen seen(
      DagRun.State state, Map<String, State> tasks, Journal journal, int jobs) {
    return new RunSeen(state, tasks, Map.of(), journal, jobs);
  }

  private static DagShape dag(String ruleOfTheBuild) {
    return new DagShape(
        "pipeline.py",
        "pipeline",
        Optional.empty(),
        false,
        1,
        true,
        false,
        Optional.empty(),
        List.of("alert"),
        List.of(
            task("sync", "AirbyteTriggerSyncOperator", "all_success", Set.of(), Set.of("run")),
            task("run", "BashOperator", ruleOfTheBuild, Set.of("sync"), Set.of("test")),
            task("test", "BashOperator", "all_success", Set.of("run"), Set.of())));
  }

  private static DagTask task(
      String id, String operator, String rule, Set<String> upstream, Set<String> downstream) {
    return new DagTask(
        id,
        List.of(operator),
        1,
        60,
        false,
        Optional.empty(),
        List.of(),
        rule,
        upstream,
        downstream,
        OptionalInt.empty(),
        "",
        "dbt " + id,
        "");
  }
}
