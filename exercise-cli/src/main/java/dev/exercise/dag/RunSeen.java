package dev.exercise.dag;

import dev.exercise.airflow.DagRun;
import dev.exercise.airflow.TaskInstance;
import dev.exercise.grading.DagPicture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was seen of a run.
 *
 * @param state how it ended; one that is not final for a run that was given up
 * @param tasks how each ended, by its id; of one that was mapped, the worst
 * @param attempts how often each was started
 * @param journal what was noted of it
 * @param jobs how many jobs it asked Airbyte for
 */
record RunSeen(
    DagRun.State state,
    Map<String, DagPicture.State> tasks,
    Map<String, Integer> attempts,
    Journal journal,
    int jobs) {

  RunSeen {
    tasks = Map.copyOf(tasks);
    attempts = Map.copyOf(attempts);
  }

  static RunSeen of(DagRun run, List<TaskInstance> instances, Journal journal, int jobs) {
    Map<String, DagPicture.State> tasks = new TreeMap<>();
    Map<String, Integer> attempts = new TreeMap<>();
    for (TaskInstance instance : instances) {
      tasks.merge(instance.task(), state(instance.state()), RunSeen::worse);
      attempts.merge(instance.task(), instance.attempts(), Math::max);
    }
    return new RunSeen(run.state(), tasks, attempts, journal, jobs);
  }

  /** The same, with what was noted since. */
  RunSeen with(Journal later) {
    return new RunSeen(state, tasks, attempts, later, jobs);
  }

  boolean ended() {
    return state.isFinal();
  }

  boolean succeeded() {
    return state == DagRun.State.SUCCESS;
  }

  boolean failed() {
    return state == DagRun.State.FAILED;
  }

  boolean isAt(String task, DagPicture.State wanted) {
    return tasks.get(task) == wanted;
  }

  /** The tasks that ended so, in alphabetical order. */
  List<String> at(DagPicture.State wanted) {
    return tasks.entrySet().stream()
        .filter(task -> task.getValue() == wanted)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static DagPicture.State state(String word) {
    return switch (word) {
      case "success" -> DagPicture.State.SUCCESS;
      case "failed" -> DagPicture.State.FAILED;
      case "upstream_failed" -> DagPicture.State.UPSTREAM_FAILED;
      case "skipped" -> DagPicture.State.SKIPPED;
      default -> DagPicture.State.NOT_ENDED;
    };
  }

  private static DagPicture.State worse(DagPicture.State one, DagPicture.State other) {
    List<DagPicture.State> worstFirst =
        List.of(
            DagPicture.State.NOT_ENDED,
            DagPicture.State.FAILED,
            DagPicture.State.UPSTREAM_FAILED,
            DagPicture.State.SKIPPED);
    return worstFirst.stream()
        .filter(state -> state == one || state == other)
        .findFirst()
        .orElse(DagPicture.State.SUCCESS);
  }
}
