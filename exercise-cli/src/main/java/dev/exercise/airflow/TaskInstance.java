package dev.exercise.airflow;

/**
 * A task in a run.
 *
 * @param task its name, with the groups that it is in: {@code staging.run}
 * @param state in Airflow's word: {@code success}, {@code upstream_failed}; empty before it is
 *     looked at
 * @param attempts how often it was started
 */
public record TaskInstance(String task, String state, int attempts) {}
