package dev.exercise.dag;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A task as Airflow has read it.
 *
 * @param id with its groups: {@code staging.run}
 * @param operators the class of its operator, then those that it extends
 * @param retryDelay in seconds
 * @param timeout of one attempt, in seconds: Airflow's, or the operator's own
 * @param alerts the names of what is called when it fails
 * @param runsAtOnce how often it may run at the same time
 * @param text its templated fields
 * @param code what its callable does
 */
record DagTask(
    String id,
    List<String> operators,
    int retries,
    double retryDelay,
    boolean backOff,
    Optional<Double> timeout,
    List<String> alerts,
    String triggerRule,
    Set<String> upstream,
    Set<String> downstream,
    OptionalInt runsAtOnce,
    String callable,
    String text,
    String code) {

  private static final Set<String> ONLY_AFTER_SUCCESS =
      Set.of("all_success", "none_failed_min_one_success", "none_failed", "none_skipped");
  private static final Set<String> AFTER_A_FAILURE =
      Set.of(
          "one_failed", "all_failed", "all_done", "one_done", "always", "all_done_setup_success");

  DagTask {
    operators = List.copyOf(operators);
    alerts = List.copyOf(alerts);
    upstream = Set.copyOf(upstream);
    downstream = Set.copyOf(downstream);
  }

  /** The class of its operator, by its public name. */
  String operator() {
    return operators.isEmpty() ? "" : operators.get(0).replaceFirst("^_+", "");
  }

  /** What it does for the pipeline, as far as that can be told. */
  Set<Work> work() {
    return Work.of(this);
  }

  /** Whether it waits for the success of what is before it. */
  boolean waitsForSuccess() {
    return ONLY_AFTER_SUCCESS.contains(triggerRule);
  }

  /** Whether it is there for the case that something fails. */
  boolean runsAfterFailure() {
    return AFTER_A_FAILURE.contains(triggerRule) && work().isEmpty();
  }

  /** Whether it only does with dbt what neither builds nor tests. */
  boolean isOtherDbt() {
    return Work.onlyOther(this);
  }

  boolean does(Work what) {
    return work().contains(what);
  }

  /** Whether it does nothing by itself: a start, an end, a crossing. */
  boolean idle() {
    return operators.contains("EmptyOperator");
  }
}
