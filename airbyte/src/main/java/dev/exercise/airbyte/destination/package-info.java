/**
 * Writes BigQuery, or an emulator of it, in the direct-load layout: for a sync within this process
 * by one load job a stream, and as a connector in batches, with every sync mode.
 */
package dev.exercise.airbyte.destination;
