package dev.exercise.airbyte.server.store;

import java.util.Locale;

/** Where a job is. */
public enum JobStatus {
  PENDING,
  RUNNING,
  /** An attempt failed, and another will be made. */
  INCOMPLETE,
  FAILED,
  SUCCEEDED,
  CANCELLED;

  /** As the API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing more will happen to the job. */
  public boolean over() {
    return this == FAILED || this == SUCCEEDED || this == CANCELLED;
  }
}
