package dev.exercise.dag;

import dev.exercise.grading.DagPicture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A DAG as Airflow has read it.
 *
 * @param file that it is in
 * @param schedule as it was written; empty where it only runs when it is triggered
 * @param startMoves whether its start is computed anew whenever the file is read
 * @param runTimeout in seconds
 * @param alerts the names of what is called when a run fails
 */
record DagShape(
    String file,
    String id,
    Optional<String> schedule,
    boolean catchup,
    int maxActiveRuns,
    boolean hasStart,
    boolean startMoves,
    Optional<Double> runTimeout,
    List<String> alerts,
    List<DagTask> tasks) {

  DagShape {
    alerts = List.copyOf(alerts);
    tasks = List.copyOf(tasks);
  }

  /** The tasks that do this. */
  List<DagTask> doing(Work what) {
    return tasks.stream().filter(task -> task.does(what)).toList();
  }

  /** The tasks that do something that can be told. */
  List<DagTask> working() {
    return tasks.stream().filter(task -> !task.work().isEmpty()).toList();
  }

  /** All that comes after a task, near or far. */
  Set<String> after(String task) {
    Map<String, DagTask> named = new LinkedHashMap<>();
    tasks.forEach(one -> named.put(one.id(), one));
    Set<String> found = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(task));
    while (!next.isEmpty()) {
      DagTask here = named.get(next.pop());
      if (here != null) {
        here.downstream().stream().filter(found::add).forEach(next::push);
      }
    }
    return found;
  }

  /** The DAG for a report; nothing is known yet of how its tasks end. */
  DagPicture picture() {
    return picture(Map.of());
  }

  /**
   * The DAG for a report.
   *
   * @param states how each task ended in a run without a fault
   */
  DagPicture picture(Map<String, DagPicture.State> states) {
    return new DagPicture(
        file,
        id,
        inOrder().stream()
            .map(
                task ->
                    new DagPicture.Task(
                        task.id(),
                        task.operator(),
                        task.work().stream()
                            .map(work -> DagPicture.Work.valueOf(work.name()))
                            .toList(),
                        List.copyOf(task.upstream()),
                        Optional.ofNullable(states.get(task.id()))))
            .toList());
  }

  /** Each task after those that it waits for; Airflow has made sure that there is no circle. */
  private List<DagTask> inOrder() {
    Map<String, DagTask> left = new LinkedHashMap<>();
    tasks.forEach(task -> left.put(task.id(), task));
    List<DagTask> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<DagTask> ready =
          left.values().stream()
              .filter(task -> task.upstream().stream().noneMatch(left::containsKey))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("The tasks of %s wait for each other.".formatted(id));
      }
      ordered.addAll(ready);
      ready.forEach(task -> left.remove(task.id()));
    }
    return ordered;
  }
}
