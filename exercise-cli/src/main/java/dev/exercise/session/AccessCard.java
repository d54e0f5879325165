package dev.exercise.session;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a candidate needs to begin.
 *
 * @param psql command that opens the source
 * @param warehouse the BigQuery emulator
 * @param airbyte Airbyte's web pages
 * @param workspace the candidate's copy of the starter
 * @param dbt the dbt program to run there
 */
public record AccessCard(String psql, URI warehouse, URI airbyte, Path workspace, Path dbt) {}
