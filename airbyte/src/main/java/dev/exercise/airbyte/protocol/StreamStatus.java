package dev.exercise.airbyte.protocol;

/** How far a source has come with a stream. */
public enum StreamStatus {
  STARTED,
  RUNNING,
  /** All rows have been sent. */
  COMPLETE,
  /** Reading broke off. */
  INCOMPLETE
}
