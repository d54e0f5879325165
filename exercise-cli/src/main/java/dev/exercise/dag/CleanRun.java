package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the run that meets no fault, without which the others tell nothing. */
final class CleanRun {

  /**
   * Errors that code brings about by itself, wherever it runs. All others may be for want of what
   * the candidate's room has and the grader's has not.
   */
  private static final Set<String> OF_ITS_OWN =
      Set.of(
          "NameError",
          "UnboundLocalError",
          "TypeError",
          "AttributeError",
          "IndexError",
          "ZeroDivisionError",
          "UndefinedError",
          "TemplateSyntaxError",
          "TemplateNotFound");

  private final RunSeen run;

  CleanRun(RunSeen run) {
    this.run = run;
  }

  /** All verdicts, where the run did not end well. */
  Optional<List<CheckResult>> settled() {
    if (run.succeeded()) {
      return Optional.empty();
    }
    if (!run.ended()) {
      return Optional.of(
          DagCheck.allByRunning(
              new Outcome.NotGradable(),
              "A run without a fault did not end in time. See what its tasks wait for, or grade"
                  + " again on a machine that is not busy.",
              TrialJudge.unfinished(run)));
    }
    List<String> evidence = new ArrayList<>();
    run.at(DagPicture.State.FAILED).forEach(task -> evidence.add("%s: failed".formatted(task)));
    run.journal().failures().stream()
        .map(failure -> "%s: %s: %s".formatted(failure.task(), failure.error(), failure.text()))
        .forEach(evidence::add);
    List<Journal.Call> unknown =
        run.journal().calls().stream().filter(call -> call.kind().equals("unknown")).toList();
    unknown.forEach(
        call ->
            evidence.add(
                "%s: dbt has no such command: %s".formatted(call.task(), call.arguments())));
    boolean own =
        !unknown.isEmpty()
            || run.journal().failures().stream()
                .map(Journal.Failure::error)
                .anyMatch(OF_ITS_OWN::contains);
    if (!own) {
      return Optional.of(
          DagCheck.allByRunning(
              new Outcome.NotGradable(),
              "The run failed in the grader's Airflow, maybe for want of what is in the candidate's"
                  + " alone: a variable, a connection, a service, a file. Trigger it there.",
              evidence));
    }
    List<CheckResult> verdicts = new ArrayList<>();
    verdicts.add(
        DagCheck.RUN.ended(
            new Outcome.Failed(), "It fails, though nothing was in its way.", evidence));
    DagCheck.allByRunning(
            new Outcome.Blocked(), "The run without a fault fails already; see dag-run.", List.of())
        .stream()
        .skip(1)
        .forEach(verdicts::add);
    return Optional.of(verdicts);
  }

  /** The verdict on a run that ended well. */
  CheckResult passed() {
    return DagCheck.RUN.ended(
        new Outcome.Passed(),
        "Triggered by hand, it runs to its end.",
        run.tasks().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(task -> "%s: %s".formatted(task.getKey(), task.getValue().id()))
            .toList());
  }
}
