package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges a DAG by the runs that it went through. What reading it is charged with, is not here. */
final class TrialJudge {

  private static final List<Scenario> FAILING =
      List.of(Scenario.EXTRACT_DOWN, Scenario.TRANSFORM_DOWN, Scenario.TEST_DOWN);

  private final DagShape dag;
  private final DagTrial.Seen seen;
  private final Map<String, Outcome> reading;

  /**
   * @param reading the verdicts of reading the DAG
   */
  TrialJudge(DagShape dag, DagTrial.Seen seen, List<CheckResult> reading) {
    this.dag = dag;
    this.seen = seen;
    this.reading =
        reading.stream().collect(Collectors.toMap(CheckResult::id, CheckResult::outcome));
  }

  List<CheckResult> judge() {
    CleanRun clean = new CleanRun(seen.of(Scenario.CLEAN).orElseThrow());
    Optional<List<CheckResult>> settled = clean.settled();
    return settled.isPresent()
        ? settled.get()
        : List.of(clean.passed(), retry(), stops(), recovers(), alert());
  }

  private CheckResult retry() {
    Optional<RunSeen> run = seen.of(Scenario.TRANSIENT);
    if (run.isEmpty()) {
      return elsewhere(
          DagCheck.RETRY, "dag-retries", "No task that extracts or builds is tried again.");
    }
    if (!run.get().ended()) {
      return notEnded(DagCheck.RETRY, Scenario.TRANSIENT, run.get());
    }
    List<String> hit = run.get().journal().faulted();
    if (hit.isEmpty()) {
      return notMet(DagCheck.RETRY, Scenario.TRANSIENT);
    }
    List<String> evidence = new ArrayList<>();
    int survived = 0;
    int blind = 0;
    for (String task : hit) {
      int attempts = run.get().attempts().getOrDefault(task, 0);
      boolean well = run.get().isAt(task, DagPicture.State.SUCCESS);
      evidence.add(
          "%s: %s after %d attempts".formatted(task, words(run.get().tasks().get(task)), attempts));
      survived += well && attempts > 1 ? 1 : 0;
      blind += well && attempts <= 1 ? 1 : 0;
    }
    boolean whole = run.get().succeeded() || survived + blind < hit.size();
    return DagCheck.RETRY.ended(
        Outcome.of(whole ? (double) survived / hit.size() : 0, (double) blind / hit.size()),
        survived == hit.size() && run.get().succeeded()
            ? "The first attempt of each task failed, the next went well, and so did the run."
            : "Of %d tasks whose first attempt failed, %d went well when they were tried again%s."
                .formatted(
                    hit.size(), survived, run.get().succeeded() ? "" : ", and the run failed"),
        evidence);
  }

  private CheckResult stops() {
    List<String> evidence = new ArrayList<>();
    double right = 0;
    double blocked = 0;
    int judged = 0;
    for (Scenario scenario : FAILING) {
      Optional<RunSeen> run = seen.of(scenario).filter(RunSeen::ended);
      if (run.isEmpty()) {
        continue;
      }
      Stop stop = new Stop(dag, scenario, run.get());
      if (stop.notMet()) {
        evidence.add(notMet(scenario));
        continue;
      }
      judged++;
      evidence.addAll(stop.evidence());
      if (stop.right()) {
        right++;
      } else if (stop.chargedToOrder() && isNegative("dag-order")) {
        blocked++;
      }
    }
    if (judged == 0) {
      return DagCheck.STOPS.ended(
          FAILING.stream().anyMatch(scenario -> seen.of(scenario).isPresent())
              ? new Outcome.NotGradable()
              : new Outcome.Blocked(),
          "No failure could be brought about that it would have to stop at. Ask what happens when"
              + " the sync or a build fails.",
          evidence);
    }
    return DagCheck.STOPS.ended(
        Outcome.of(right / judged, blocked / judged),
        right == judged
            ? "When a step fails, nothing that builds on it runs, and the run counts as failed."
            : "After a failure it goes on, or does not count as failed, in %.0f of %d runs."
                .formatted(judged - right, judged),
        evidence);
  }

  private CheckResult recovers() {
    List<String> evidence = new ArrayList<>();
    int right = 0;
    int judged = 0;
    for (Map.Entry<Scenario, RunSeen> cleared : ordered(seen.again()).entrySet()) {
      RunSeen run = cleared.getValue();
      if (!run.ended()) {
        return notEnded(DagCheck.RECOVERS, cleared.getKey(), run);
      }
      judged++;
      right += run.succeeded() ? 1 : 0;
      evidence.add(
          "The run %s, cleared when the cause was gone: %s%s"
              .formatted(
                  cleared.getKey().words(),
                  run.succeeded() ? "it ends well" : "it fails again",
                  at(run, DagPicture.State.FAILED)));
    }
    if (judged == 0) {
      return DagCheck.RECOVERS.ended(
          new Outcome.Blocked(),
          "No run failed that could have been cleared; see dag-stops-on-failure.",
          evidence);
    }
    return DagCheck.RECOVERS.ended(
        Outcome.of((double) right / judged, 0),
        right == judged
            ? "Cleared after the cause was gone, a failed run goes on and ends well."
            : "Cleared after the cause was gone, %d of %d runs fail again."
                .formatted(judged - right, judged),
        evidence);
  }

  private CheckResult alert() {
    if (dag.alerts().isEmpty()
        && dag.tasks().stream().allMatch(task -> task.alerts().isEmpty())
        && dag.tasks().stream().noneMatch(DagTask::runsAfterFailure)) {
      return elsewhere(DagCheck.ALERT, "dag-failure-alert", "There is no alert.");
    }
    AlertTrial trial = new AlertTrial(dag, seen.of(Scenario.CLEAN).orElseThrow());
    for (Scenario scenario : FAILING) {
      seen.of(scenario).filter(RunSeen::ended).ifPresent(run -> trial.look(scenario, run));
    }
    return trial.verdict();
  }

  private static CheckResult notEnded(DagCheck check, Scenario scenario, RunSeen run) {
    return check.ended(
        new Outcome.NotGradable(),
        "A run %s did not end in time. Grade again on a machine that is not busy."
            .formatted(scenario.words()),
        unfinished(run));
  }

  private static CheckResult notMet(DagCheck check, Scenario scenario) {
    return check.ended(new Outcome.NotGradable(), notMet(scenario), List.of());
  }

  private static String notMet(Scenario scenario) {
    return "A run %s did not come about: no task met the fault.".formatted(scenario.words());
  }

  private CheckResult elsewhere(DagCheck check, String charged, String sentence) {
    Outcome outcome = reading.getOrDefault(charged, new Outcome.Blocked());
    return check.ended(
        outcome instanceof Outcome.NotAttempted ? outcome : new Outcome.Blocked(),
        "%s See %s.".formatted(sentence, charged),
        List.of());
  }

  private boolean isNegative(String check) {
    return reading.containsKey(check) && reading.get(check).negative();
  }

  static List<String> unfinished(RunSeen run) {
    return run.at(DagPicture.State.NOT_ENDED).stream()
        .map(task -> task + ": had not ended")
        .toList();
  }

  private static String at(RunSeen run, DagPicture.State state) {
    List<String> tasks = run.at(state);
    return tasks.isEmpty() ? "" : " (%s: %s)".formatted(state.id(), String.join(", ", tasks));
  }

  private static String words(DagPicture.State state) {
    return state == null ? "unknown" : state.id().replace('-', ' ');
  }

  private static Map<Scenario, RunSeen> ordered(Map<Scenario, RunSeen> runs) {
    return new TreeMap<>(runs);
  }

  /** All tasks after those that were hit. */
  static Set<String> after(DagShape dag, List<String> hit) {
    Set<String> after = new LinkedHashSet<>();
    hit.forEach(task -> after.addAll(dag.after(task)));
    hit.forEach(after::remove);
    return after;
  }
}
