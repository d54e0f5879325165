/**
 * The services that an exercise runs on (source Postgres, BigQuery emulator), the child processes
 * behind them, and the record of these that lets the next start clean up after a killed tool.
 */
package dev.exercise.stack;
