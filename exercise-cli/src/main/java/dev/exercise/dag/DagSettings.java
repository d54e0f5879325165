package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges what a DAG and its tasks are set to. */
final class DagSettings {

  /** A fixed delay of less is over before what was in the way is. */
  private static final double SHORT_DELAY = 60;

  private static final double WITHOUT_BACK_OFF = 0.8;
  private static final double HALF = 0.5;

  // Each missed run builds its own part only if something in it knows its day.
  private static final Pattern OF_ITS_DAY =
      Pattern.compile("\\b(ds|ds_nodash|ts|data_interval_\\w+|logical_date|execution_date)\\b");

  private final DagShape dag;
  private final Starter starter;

  DagSettings(DagShape dag, Starter starter) {
    this.dag = dag;
    this.starter = starter;
  }

  List<CheckResult> judge() {
    return List.of(retries(), timeouts(), failureAlert(), schedule(), concurrency());
  }

  private CheckResult retries() {
    // A test fails a minute later too: whether it is tried again is a matter of taste.
    List<DagTask> wanted = tasks(task -> task.work().stream().anyMatch(Work::worthRetrying));
    List<String> evidence = new ArrayList<>();
    wanted.forEach(
        task ->
            evidence.add(
                "%s: %s"
                    .formatted(
                        task.id(),
                        task.retries() == 0
                            ? "no retries"
                            : "%d retries, %s s apart%s"
                                .formatted(
                                    task.retries(),
                                    plain(task.retryDelay()),
                                    task.backOff() ? ", longer each time" : ""))));
    List<DagTask> retried =
        wanted.stream().filter(task -> task.retries() > 0 && task.retryDelay() > 0).toList();
    if (retried.isEmpty()) {
      return nothing(
          DagCheck.RETRIES, "Error handling", "No task is tried again when it fails.", evidence);
    }
    boolean hasty =
        retried.stream().noneMatch(task -> task.backOff() || task.retryDelay() >= SHORT_DELAY);
    double share = share(retried, wanted) * (hasty ? WITHOUT_BACK_OFF : 1);
    return DagCheck.RETRIES.ended(
        Outcome.of(share, 0),
        hasty
            ? "Tasks are tried again, but at once: a short delay that does not grow."
            : counted(retried, wanted, "tried again after a delay"),
        evidence);
  }

  private CheckResult timeouts() {
    if (dag.runTimeout().isPresent()) {
      return DagCheck.TIMEOUTS.ended(
          new Outcome.Passed(),
          "A run is given up after %s s.".formatted(plain(dag.runTimeout().get())),
          List.of());
    }
    List<DagTask> wanted = tasks(task -> !task.work().isEmpty());
    List<DagTask> limited = wanted.stream().filter(task -> task.timeout().isPresent()).toList();
    List<String> evidence =
        missing(wanted, limited, "no execution_timeout, and the DAG no dagrun_timeout");
    if (limited.isEmpty()) {
      return nothing(
          DagCheck.TIMEOUTS, "Error handling", "A task that hangs would hang for ever.", evidence);
    }
    return DagCheck.TIMEOUTS.ended(
        Outcome.of(share(limited, wanted), 0), counted(limited, wanted, "limited"), evidence);
  }

  private CheckResult failureAlert() {
    if (!dag.alerts().isEmpty()) {
      return DagCheck.FAILURE_ALERT.ended(
          new Outcome.Passed(),
          "A failed run is told: on_failure_callback of the DAG.",
          List.of(String.join(", ", dag.alerts())));
    }
    List<DagTask> tellers = dag.tasks().stream().filter(DagTask::runsAfterFailure).toList();
    if (!tellers.isEmpty()) {
      return DagCheck.FAILURE_ALERT.ended(
          new Outcome.Passed(),
          "A failure is told by a task of its own.",
          tellers.stream()
              .map(task -> "%s: trigger rule %s".formatted(task.id(), task.triggerRule()))
              .toList());
    }
    List<DagTask> wanted = tasks(task -> !task.work().isEmpty());
    List<DagTask> telling = wanted.stream().filter(task -> !task.alerts().isEmpty()).toList();
    List<String> evidence = missing(wanted, telling, "no on_failure_callback");
    if (telling.isEmpty()) {
      return nothing(
          DagCheck.FAILURE_ALERT, "Alerting", "Nobody gets to know of a failure.", evidence);
    }
    return DagCheck.FAILURE_ALERT.ended(
        Outcome.of(share(telling, wanted), 0),
        counted(telling, wanted, "watched by an alert"),
        evidence);
  }

  private CheckResult schedule() {
    if (dag.schedule().isEmpty()) {
      return nothing(
          DagCheck.SCHEDULE,
          "Schedule",
          "It has no schedule: it runs when somebody thinks of it.",
          List.of("schedule=None"));
    }
    List<String> evidence = new ArrayList<>();
    evidence.add("schedule: " + dag.schedule().get());
    double share = 1;
    if (!dag.hasStart() || dag.startMoves()) {
      share = HALF;
      evidence.add(
          dag.hasStart()
              ? "start_date is computed whenever the file is read: it moves along with the clock"
              : "no start_date: since when runs are due is left open");
    }
    if (dag.catchup() && dag.tasks().stream().noneMatch(DagSettings::knowsItsDay)) {
      share = HALF;
      evidence.add(
          "catchup is on, and no task uses the day of its run: every missed run does the same again");
    }
    return DagCheck.SCHEDULE.ended(
        Outcome.of(share, 0),
        share < 1
            ? "It has a schedule, but what is due since when is not thought through."
            : "It runs by itself, catchup is decided, and the start is fixed.",
        evidence);
  }

  private CheckResult concurrency() {
    String setting = "max_active_runs: " + dag.maxActiveRuns();
    if (dag.maxActiveRuns() == 1) {
      return DagCheck.CONCURRENCY.ended(
          new Outcome.Passed(), "One run at a time.", List.of(setting));
    }
    List<DagTask> building =
        dag.tasks().stream().filter(task -> task.does(Work.TRANSFORM)).toList();
    if (!building.isEmpty()
        && building.stream().allMatch(task -> task.runsAtOnce().orElse(0) == 1)) {
      return DagCheck.CONCURRENCY.ended(
          new Outcome.Passed(),
          "What builds tables runs once at a time, whatever the number of runs.",
          List.of(setting, "max_active_tis_per_dag: 1"));
    }
    return nothing(
        DagCheck.CONCURRENCY,
        "Idempotency",
        "Several runs may write the same tables at the same time.",
        List.of(setting));
  }

  private CheckResult nothing(DagCheck check, String todo, String sentence, List<String> evidence) {
    return check.ended(
        starter.leaves(todo) ? new Outcome.NotAttempted() : new Outcome.Failed(),
        sentence,
        evidence);
  }

  /** What cannot be told does not count, unless nothing can be told. */
  private List<DagTask> tasks(Predicate<DagTask> wanted) {
    List<DagTask> found = dag.tasks().stream().filter(wanted).toList();
    return found.isEmpty() ? dag.tasks().stream().filter(task -> !task.idle()).toList() : found;
  }

  private static boolean knowsItsDay(DagTask task) {
    return Stream.of(task.text(), task.code()).anyMatch(text -> OF_ITS_DAY.matcher(text).find());
  }

  private static double share(List<DagTask> right, List<DagTask> wanted) {
    return (double) right.size() / wanted.size();
  }

  private static String counted(List<DagTask> right, List<DagTask> wanted, String what) {
    return "%d of %d tasks are %s.".formatted(right.size(), wanted.size(), what);
  }

  private static List<String> missing(List<DagTask> wanted, List<DagTask> right, String what) {
    return wanted.stream()
        .filter(task -> !right.contains(task))
        .map(task -> "%s: %s".formatted(task.id(), what))
        .toList();
  }

  private static String plain(double seconds) {
    return String.format(Locale.ROOT, "%.0f", seconds);
  }
}
