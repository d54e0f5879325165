package dev.exercise.airflow;

/**
 * A run of a DAG.
 *
 * @param dag the DAG's name
 * @param id the run's name
 * @param state how far it is
 */
public record DagRun(String dag, String id, State state) {

  /** How far a run is. */
  public enum State {
    /** It waits for its turn. */
    QUEUED,
    /** Tasks of it run or wait. */
    RUNNING,
    /** It ended well. */
    SUCCESS,
    /** It ended, and a task that counts did not succeed. */
    FAILED;

    /** Whether nothing more will come of it. */
    public boolean isFinal() {
      return this == SUCCESS || this == FAILED;
    }
  }
}
