package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges whether somebody is told of runs that fail. */
final class AlertTrial {

  private static final double HALF = 0.5;

  /** Errors of the callback's own; others may be for want of whom it tells. */
  private static final Set<String> OF_ITS_OWN =
      Set.of(
          "NameError",
          "UnboundLocalError",
          "TypeError",
          "AttributeError",
          "KeyError",
          "IndexError");

  private final DagShape dag;
  private final RunSeen clean;
  private final List<String> evidence = new ArrayList<>();
  private double told;
  private int judged;

  AlertTrial(DagShape dag, RunSeen clean) {
    this.dag = dag;
    this.clean = clean;
  }

  /** Adds what came of a run that was to fail. */
  void look(Scenario scenario, RunSeen run) {
    List<String> failed = run.at(DagPicture.State.FAILED);
    if (failed.isEmpty()) {
      // Nothing failed, in Airflow's eyes, so nobody could be told: another check says so.
      return;
    }
    boolean expected =
        !dag.alerts().isEmpty()
            || dag.tasks().stream().anyMatch(DagTask::runsAfterFailure)
            || dag.tasks().stream()
                .anyMatch(task -> failed.contains(task.id()) && !task.alerts().isEmpty());
    if (!expected) {
      return;
    }
    judged++;
    List<Journal.Alert> alerts = run.journal().alerts();
    List<String> tellers =
        dag.tasks().stream()
            .filter(DagTask::runsAfterFailure)
            .map(DagTask::id)
            .filter(task -> ran(run, task) && !ran(clean, task))
            .toList();
    boolean broken =
        !alerts.isEmpty()
            && alerts.stream()
                .allMatch(alert -> alert.broken().filter(OF_ITS_OWN::contains).isPresent());
    if (alerts.isEmpty() && tellers.isEmpty()) {
      evidence.add("A run %s: nobody is told".formatted(scenario.words()));
      return;
    }
    told += broken && tellers.isEmpty() ? HALF : 1;
    alerts.forEach(
        alert ->
            evidence.add(
                "A run %s: %s is called%s%s"
                    .formatted(
                        scenario.words(),
                        alert.name(),
                        alert.task().isEmpty() ? "" : " for " + alert.task(),
                        alert
                            .broken()
                            .map(error -> ", and ends with %s: %s".formatted(error, alert.text()))
                            .orElse(""))));
    tellers.forEach(
        task -> evidence.add("A run %s: task %s runs".formatted(scenario.words(), task)));
  }

  CheckResult verdict() {
    if (judged == 0) {
      return DagCheck.ALERT.ended(
          new Outcome.Blocked(),
          "No task that an alert watches has failed; see dag-stops-on-failure and"
              + " dag-failure-alert.",
          evidence);
    }
    if (told == 0 && tellsInEveryRun()) {
      return DagCheck.ALERT.ended(
          new Outcome.NotGradable(),
          "What is to tell of a failure runs in every run: ask what it says in which.",
          evidence);
    }
    return DagCheck.ALERT.ended(
        Outcome.of(told / judged, 0),
        told == judged
            ? "Each run that fails is told."
            : "Not every run that fails is told as it should be.",
        evidence);
  }

  private boolean tellsInEveryRun() {
    return dag.alerts().isEmpty()
        && dag.tasks().stream().allMatch(task -> task.alerts().isEmpty())
        && dag.tasks().stream().anyMatch(task -> task.runsAfterFailure() && ran(clean, task.id()));
  }

  /** A task that tells of a failure may fail itself, so that the run counts as failed. */
  private static boolean ran(RunSeen run, String task) {
    return run.isAt(task, DagPicture.State.SUCCESS) || run.isAt(task, DagPicture.State.FAILED);
  }
}
