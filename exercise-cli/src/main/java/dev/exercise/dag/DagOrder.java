package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges whether a DAG extracts, then transforms, then tests. */
final class DagOrder {

  private final DagShape dag;
  private final Starter starter;
  private final List<String> evidence = new ArrayList<>();

  DagOrder(DagShape dag, Starter starter) {
    this.dag = dag;
    this.starter = starter;
  }

  CheckResult judge() {
    List<DagTask> extracts = dag.doing(Work.EXTRACT);
    List<DagTask> transforms = dag.doing(Work.TRANSFORM);
    List<DagTask> tests = dag.doing(Work.TEST);
    List<DagTask> unknown =
        dag.tasks().stream().filter(task -> task.work().isEmpty() && !task.idle()).toList();
    dag.working().forEach(task -> evidence.add("%s: %s".formatted(task.id(), words(task))));
    if (transforms.isEmpty()) {
      return unknown.isEmpty()
          ? DagCheck.ORDER.ended(
              new Outcome.Failed(), "No task builds anything with dbt.", evidence)
          : cannotTell("which task builds tables", unknown);
    }
    if ((extracts.isEmpty() || tests.isEmpty()) && mayBeTold(unknown)) {
      return cannotTell(extracts.isEmpty() ? "which task extracts" : "which task tests", unknown);
    }
    if (extracts.isEmpty() && starter.leaves("Sync of Airbyte")) {
      return DagCheck.ORDER.ended(
          new Outcome.NotAttempted(),
          "The sync is left to somebody else, as in the starter.",
          evidence);
    }
    boolean loaded = extractsFirst(extracts, transforms);
    boolean tested = testsLast(transforms, tests);
    boolean waits = waitsForSuccess(transforms);
    double share = ((loaded ? 1 : 0) + (tested ? 1 : 0) + (waits ? 1 : 0)) / 3.0;
    return DagCheck.ORDER.ended(
        Outcome.of(share, 0),
        share >= 1
            ? "It extracts, then transforms, then tests, and each waits for the one before."
            : "What depends on what is not all said: "
                + String.join(
                    "; ",
                    said(loaded, "extract before transform"),
                    said(tested, "test after transform"),
                    said(waits, "go on after success only"))
                + ".",
        evidence);
  }

  /** Tasks of the exercise's own kind that do other things with dbt are known not to be meant. */
  private static boolean mayBeTold(List<DagTask> unknown) {
    return unknown.stream().anyMatch(task -> !task.runsAfterFailure() && !task.isOtherDbt());
  }

  private boolean extractsFirst(List<DagTask> extracts, List<DagTask> transforms) {
    if (extracts.isEmpty()) {
      evidence.add("No task extracts: a run may build yesterday's tables again.");
      return false;
    }
    boolean first = true;
    for (DagTask extract : extracts) {
      Set<String> after = dag.after(extract.id());
      for (DagTask transform : transforms) {
        if (!transform.equals(extract) && !after.contains(transform.id())) {
          evidence.add("%s does not wait for %s.".formatted(transform.id(), extract.id()));
          first = false;
        }
      }
    }
    return first;
  }

  private boolean testsLast(List<DagTask> transforms, List<DagTask> tests) {
    if (tests.isEmpty()) {
      evidence.add("No task tests what was built.");
      return false;
    }
    boolean last = true;
    for (DagTask transform : transforms) {
      Set<String> after = dag.after(transform.id());
      if (!transform.does(Work.TEST)
          && tests.stream().noneMatch(test -> after.contains(test.id()))) {
        evidence.add("No test waits for %s.".formatted(transform.id()));
        last = false;
      }
    }
    return last;
  }

  private boolean waitsForSuccess(List<DagTask> transforms) {
    boolean waits = true;
    for (DagTask transform : transforms) {
      if (!transform.waitsForSuccess()) {
        evidence.add(
            "%s runs whatever became of what is before it: trigger rule %s."
                .formatted(transform.id(), transform.triggerRule()));
        waits = false;
      }
    }
    return waits;
  }

  private CheckResult cannotTell(String what, List<DagTask> unknown) {
    unknown.forEach(task -> evidence.add("%s: what it does cannot be told".formatted(task.id())));
    return DagCheck.ORDER.ended(
        new Outcome.NotGradable(),
        "It cannot be told %s. Look at the graph with the candidate.".formatted(what),
        evidence);
  }

  private static String words(DagTask task) {
    return String.join(", ", task.work().stream().map(Work::words).toList());
  }

  private static String said(boolean right, String what) {
    return what + (right ? " is" : " is not");
  }
}
