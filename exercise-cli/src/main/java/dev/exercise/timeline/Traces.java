package dev.exercise.timeline;

import java.util.List;

/**
 * All that a timeline is made from.
 *
 * @param statements the log of the source's Postgres
 * @param dbt dbt's own log
 * @param airbyte Airbyte's jobs, as {@link ServiceRuns} writes them
 * @param airflow Airflow's runs, as {@link ServiceRuns} writes them
 * @param git the reflogs that were found
 */
public record Traces(Trace statements, Trace dbt, Trace airbyte, Trace airflow, List<Trace> git) {

  public Traces {
    git = List.copyOf(git);
  }
}
