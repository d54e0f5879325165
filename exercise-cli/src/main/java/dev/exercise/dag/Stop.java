package dev.exercise.dag;

import dev.exercise.grading.DagPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether one run stopped at its failure. */
final class Stop {

  private final DagShape dag;
  private final Scenario scenario;
  private final RunSeen run;
  private final List<String> hit;
  private final List<String> evidence = new ArrayList<>();
  private boolean ranOn;
  private boolean unnoticed;

  Stop(DagShape dag, Scenario scenario, RunSeen run) {
    this.dag = dag;
    this.scenario = scenario;
    this.run = run;
    this.hit = hit();
    look();
  }

  /** The tasks that met the fault: Airbyte's, too, says only that somebody asked. */
  private List<String> hit() {
    List<String> met = run.journal().faulted();
    return met.isEmpty() && scenario == Scenario.EXTRACT_DOWN && run.jobs() > 0
        ? dag.doing(Work.EXTRACT).stream().map(DagTask::id).sorted().toList()
        : met;
  }

  /** Whether nothing failed, since no task came upon what was to fail. */
  boolean notMet() {
    return hit.isEmpty();
  }

  boolean right() {
    return !ranOn && !unnoticed;
  }

  /** Whether it only went on where its trigger rules or missing dependencies say so. */
  boolean chargedToOrder() {
    return ranOn && !unnoticed && dag.doing(Work.TRANSFORM).stream().anyMatch(this::heedless);
  }

  List<String> evidence() {
    return evidence;
  }

  private void look() {
    if (hit.isEmpty()) {
      return;
    }
    Set<String> after = TrialJudge.after(dag, hit);
    for (DagTask task : dag.tasks()) {
      boolean well = run.isAt(task.id(), DagPicture.State.SUCCESS);
      if (well && after.contains(task.id()) && builds(task)) {
        ranOn = true;
        note("%s ran nevertheless".formatted(task.id()));
      }
    }
    List<String> swallowed =
        hit.stream().filter(task -> run.isAt(task, DagPicture.State.SUCCESS)).toList();
    // Who begins a sync and leaves the waiting to a sensor ends well, and rightly so.
    boolean noticed = swallowed.size() < hit.size() || scenario == Scenario.EXTRACT_DOWN;
    if (!swallowed.isEmpty() && !noticed) {
      unnoticed = true;
      swallowed.forEach(task -> note("%s counts as a success though it failed".formatted(task)));
    }
    if (run.succeeded()) {
      unnoticed = true;
      note("the run counts as a success");
    }
    if (right()) {
      note("it stops at %s".formatted(String.join(", ", run.at(DagPicture.State.FAILED))));
    }
  }

  private static boolean builds(DagTask task) {
    return task.does(Work.TRANSFORM) || task.does(Work.TEST) || task.does(Work.EXTRACT);
  }

  private boolean heedless(DagTask task) {
    return !task.waitsForSuccess();
  }

  private void note(String what) {
    evidence.add("A run %s: %s".formatted(scenario.words(), what));
  }
}
