package dev.exercise.airflow;

/**
 * A DAG that Airflow has read.
 *
 * @param id its name
 * @param paused whether neither its schedule nor a trigger starts anything
 * @param broken whether its file can no longer be read, so that an older one is shown
 */
public record Dag(String id, boolean paused, boolean broken) {}
