package dev.exercise.room;

import java.time.Duration;
import java.util.Optional;

/**
 * A step of a rehearsal.
 *
 * @param name what was done, as a user reads it
 * @param took how long
 * @param outcome how it ended
 * @param detail what was seen; empty where there is nothing to say
 */
public record RehearsalStep(String name, Duration took, Outcome outcome, Optional<String> detail) {

  /** How a step ended. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** Not tried, since one before it failed. */
    SKIPPED
  }
}
