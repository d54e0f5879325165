/** Extract and load as Airbyte does it: a Postgres source and a BigQuery destination. */
package dev.exercise.airbyte;
