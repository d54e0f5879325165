package dev.exercise.airbyte.protocol;

/** What becomes of the rows that the destination already has. */
public enum DestinationSyncMode {
  /** They are replaced, at once. */
  OVERWRITE,
  /** They stay. */
  APPEND
}
