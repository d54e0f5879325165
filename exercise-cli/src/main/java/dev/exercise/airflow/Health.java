package dev.exercise.airflow;

/**
 * What Airflow says of its parts. The triggerer is left out: the exercise runs none.
 *
 * @param metadatabase whether the database of its own answers
 * @param scheduler whether tasks are started
 * @param dagProcessor whether DAG files are read
 */
public record Health(boolean metadatabase, boolean scheduler, boolean dagProcessor) {

  /** Whether DAGs are read and run. */
  public boolean complete() {
    return metadatabase && scheduler && dagProcessor;
  }
}
