package dev.exercise.dag;

import java.util.Locale;

/** A run of the DAG, and what it meets. */
enum Scenario {
  CLEAN("without a fault"),
  TRANSIENT("in which every first attempt fails"),
  EXTRACT_DOWN("in which the sync fails for good"),
  TRANSFORM_DOWN("in which dbt cannot build"),
  TEST_DOWN("in which dbt's tests fail");

  private final String words;

  Scenario(String words) {
    this.words = words;
  }

  /** What follows "a run". */
  String words() {
    return words;
  }

  /** How the name of its run in Airflow begins. */
  String run() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
