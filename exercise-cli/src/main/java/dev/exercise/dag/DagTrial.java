package dev.exercise.dag;

import dev.exercise.airflow.DagRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs a DAG in a room: all scenarios at once, then what they leave to be done. */
final class DagTrial {

  private final DagRoom room;
  private final DagShape dag;

  DagTrial(DagRoom room, DagShape dag) {
    this.room = room;
    this.dag = dag;
  }

  /**
   * What was seen.
   *
   * @param runs each scenario that could be made
   * @param again those that failed, after the cause was gone and they were cleared
   */
  record Seen(Map<Scenario, RunSeen> runs, Map<Scenario, RunSeen> again) {

    Seen {
      runs = Map.copyOf(runs);
      again = Map.copyOf(again);
    }

    Optional<RunSeen> of(Scenario scenario) {
      return Optional.ofNullable(runs.get(scenario));
    }
  }

  Seen run() {
    room.awaitDag(name());
    List<Scenario> wanted = new ArrayList<>(List.of(Scenario.CLEAN));
    if (dag.tasks().stream().anyMatch(RunPlan::isRetried)) {
      wanted.add(Scenario.TRANSIENT);
    }
    if (!dag.doing(Work.EXTRACT).isEmpty()) {
      wanted.add(Scenario.EXTRACT_DOWN);
    }
    if (!dag.doing(Work.TRANSFORM).isEmpty()) {
      wanted.add(Scenario.TRANSFORM_DOWN);
    }
    if (!dag.doing(Work.TEST).stream().allMatch(task -> task.does(Work.TRANSFORM))) {
      wanted.add(Scenario.TEST_DOWN);
    }
    Map<Scenario, DagRun> runs = begin(wanted, RunPlan::around);
    Map<Scenario, RunSeen> seen = await(runs);
    if (!seen.get(Scenario.CLEAN).succeeded()) {
      return new Seen(seen, Map.of());
    }
    List<Scenario> unmet = wanted.stream().filter(scenario -> !met(scenario, seen)).toList();
    runs.putAll(begin(unmet, RunPlan::within));
    if (!unmet.isEmpty()) {
      runs.keySet().stream().filter(unmet::contains).forEach(seen::remove);
      Map<Scenario, DagRun> inside = new EnumMap<>(runs);
      inside.keySet().retainAll(unmet);
      seen.putAll(await(inside));
    }
    Map<Scenario, RunSeen> again = again(runs, seen);
    if (!dag.alerts().isEmpty()) {
      room.awaitAlerts(
          runs.keySet().stream()
              .filter(scenario -> seen.get(scenario).failed())
              .map(runs::get)
              .toList());
      seen.replaceAll((scenario, run) -> run.with(room.journal(runs.get(scenario))));
    }
    return new Seen(seen, again);
  }

  private Map<Scenario, RunSeen> again(Map<Scenario, DagRun> runs, Map<Scenario, RunSeen> seen) {
    Map<Scenario, DagRun> cleared = new EnumMap<>(Scenario.class);
    for (Scenario scenario : List.of(Scenario.EXTRACT_DOWN, Scenario.TRANSFORM_DOWN)) {
      if (seen.containsKey(scenario) && seen.get(scenario).failed()) {
        room.mend(runs.get(scenario));
        cleared.put(scenario, runs.get(scenario));
      }
    }
    return cleared.isEmpty() ? Map.of() : await(cleared);
  }

  /** Whether the DAG came upon what was to fail, around it. */
  private static boolean met(Scenario scenario, Map<Scenario, RunSeen> seen) {
    RunSeen run = seen.get(scenario);
    return switch (scenario) {
      case CLEAN -> true;
      case EXTRACT_DOWN -> run.jobs() > 0;
      case TRANSIENT, TRANSFORM_DOWN, TEST_DOWN -> !run.journal().faulted().isEmpty();
    };
  }

  private Map<Scenario, DagRun> begin(
      List<Scenario> scenarios, BiFunction<Scenario, DagShape, RunPlan> plan) {
    Map<Scenario, DagRun> begun = new EnumMap<>(Scenario.class);
    for (Scenario scenario : scenarios) {
      begun.put(scenario, room.begin(name(), scenario.run(), plan.apply(scenario, dag)));
    }
    return begun;
  }

  private Map<Scenario, RunSeen> await(Map<Scenario, DagRun> runs) {
    Map<DagRun, RunSeen> seen = room.await(List.copyOf(runs.values()));
    Map<Scenario, RunSeen> named = new EnumMap<>(Scenario.class);
    new LinkedHashMap<>(runs).forEach((scenario, run) -> named.put(scenario, seen.get(run)));
    return named;
  }

  private String name() {
    return dag.id();
  }
}
