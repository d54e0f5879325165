package dev.exercise.airbyte.client;

/** How far a job is, in Airbyte's words. */
public enum JobStatus {
  /** It waits for its turn. */
  PENDING,
  /** An attempt is under way. */
  RUNNING,
  /** An attempt failed, and another will follow. */
  INCOMPLETE,
  /** It ended without success. */
  FAILED,
  /** It ended well. */
  SUCCEEDED,
  /** Somebody ended it. */
  CANCELLED;

  /** Whether nothing more will come of it. */
  public boolean isFinal() {
    return this == FAILED || this == SUCCEEDED || this == CANCELLED;
  }
}
