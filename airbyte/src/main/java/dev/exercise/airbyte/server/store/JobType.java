package dev.exercise.airbyte.server.store;

import java.util.Locale;

/** What a job does. */
public enum JobType {
  SYNC,
  /** Empties the streams in the destination and forgets how far they were read. */
  RESET_CONNECTION;

  /** As the Config API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
