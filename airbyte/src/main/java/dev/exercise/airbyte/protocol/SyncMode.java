package dev.exercise.airbyte.protocol;

/** How a stream is read from its source. */
public enum SyncMode {
  FULL_REFRESH,
  INCREMENTAL
}
