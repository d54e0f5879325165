/** Writes BigQuery, or an emulator of it, in the direct-load layout, one load job for a stream. */
package dev.exercise.airbyte.destination;
