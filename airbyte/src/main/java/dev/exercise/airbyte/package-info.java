/**
 * Extract and load as Airbyte does it, in one process: {@code protocol} is the language, {@code
 * source} reads Postgres, {@code destination} writes BigQuery, {@code sync} joins the two.
 */
package dev.exercise.airbyte;
