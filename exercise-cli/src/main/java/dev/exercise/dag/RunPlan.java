package dev.exercise.dag;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a run meets.
 *
 * @param tasks how many attempts of a task fail before they begin, by its id
 * @param dbt how many attempts of a task meet a dbt that fails, by the kind of command
 * @param spared the tasks whose dbt never fails
 * @param syncFails whether Airbyte's jobs fail
 */
record RunPlan(
    Map<String, Integer> tasks, Map<String, Integer> dbt, Set<String> spared, boolean syncFails) {

  /** Nothing stands in its way. */
  static final RunPlan CLEAN = new RunPlan(Map.of(), Map.of(), Set.of(), false);

  /** More attempts than any task has. */
  private static final int ALL = 10_000;

  private static final List<String> BUILDS = List.of("transform", "build");

  RunPlan {
    tasks = Map.copyOf(tasks);
    dbt = Map.copyOf(dbt);
    spared = Set.copyOf(spared);
  }

  /** The faults of a scenario, by what is around the DAG: its dbt and its Airbyte. */
  static RunPlan around(Scenario scenario, DagShape dag) {
    return switch (scenario) {
      case CLEAN -> CLEAN;
      case TRANSIENT ->
          new RunPlan(
              tasks(dag, task -> isRetried(task) && task.does(Work.EXTRACT), 1),
              Map.of("seed", 1, "transform", 1, "build", 1),
              ids(dag, task -> !isRetried(task)),
              false);
      case EXTRACT_DOWN -> new RunPlan(Map.of(), Map.of(), Set.of(), true);
      case TRANSFORM_DOWN ->
          new RunPlan(
              Map.of(),
              BUILDS.stream().collect(Collectors.toMap(kind -> kind, kind -> ALL)),
              Set.of(),
              false);
      case TEST_DOWN -> new RunPlan(Map.of(), Map.of("test", ALL), Set.of(), false);
    };
  }

  /** The faults of a scenario within the tasks, for those that reach dbt or Airbyte otherwise. */
  static RunPlan within(Scenario scenario, DagShape dag) {
    return switch (scenario) {
      case CLEAN -> CLEAN;
      case TRANSIENT -> new RunPlan(tasks(dag, RunPlan::isRetried, 1), Map.of(), Set.of(), false);
      case EXTRACT_DOWN -> failing(dag, Work.EXTRACT);
      case TRANSFORM_DOWN -> failing(dag, Work.TRANSFORM);
      case TEST_DOWN -> failing(dag, Work.TEST);
    };
  }

  /** A task that does such work and is tried again. */
  static boolean isRetried(DagTask task) {
    return task.retries() > 0 && task.work().stream().anyMatch(Work::worthRetrying);
  }

  /** The file that the room's cluster policy and its dbt read. */
  ObjectNode json(String airbyte) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("airbyte", airbyte);
    ObjectNode failing = json.putObject("tasks");
    new TreeMap<>(tasks).forEach(failing::put);
    ObjectNode kinds = json.putObject("dbt");
    new TreeMap<>(dbt).forEach(kinds::put);
    new TreeSet<>(spared).forEach(json.putArray("spared")::add);
    return json;
  }

  private static RunPlan failing(DagShape dag, Work work) {
    return new RunPlan(tasks(dag, task -> task.does(work), ALL), Map.of(), Set.of(), false);
  }

  private static Map<String, Integer> tasks(DagShape dag, Predicate<DagTask> which, int attempts) {
    return ids(dag, which).stream().collect(Collectors.toMap(task -> task, task -> attempts));
  }

  private static Set<String> ids(DagShape dag, Predicate<DagTask> which) {
    return dag.tasks().stream().filter(which).map(DagTask::id).collect(Collectors.toSet());
  }
}
