package dev.exercise.session;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a candidate needs to begin.
 *
 * @param psql command that opens the source
 * @param warehouse the BigQuery emulator
 * @param airbyte Airbyte's web pages
 * @param airflow Airflow's web pages
 * @param workspace the folder that the candidate works in
 * @param project the dbt project in it
 * @param dbt the dbt program to run there
 */
public record AccessCard(
    String psql, URI warehouse, URI airbyte, URI airflow, Path workspace, Path project, Path dbt) {}
