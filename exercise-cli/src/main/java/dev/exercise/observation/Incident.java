package dev.exercise.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that broke and was not the candidate's fault: its time is taken off theirs.
 *
 * @param at when it was over, and written down
 * @param lasted how long it kept the candidate from working
 * @param what broke
 */
public record Incident(Instant at, Duration lasted, String what) implements Observation {

  /** Longer than this a session is broken off. */
  public static final Duration LONGEST = Duration.ofHours(8);

  public Incident {
    Objects.requireNonNull(at);
    ObservedText.requireShort(what);
    if (what.isBlank()) {
      throw new IllegalArgumentException("The incident says nothing.");
    }
    if (lasted.isNegative() || lasted.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "An incident lasts from 0 to %d minutes, not %d."
              .formatted(LONGEST.toMinutes(), lasted.toMinutes()));
    }
  }

  /** When it began. */
  public Instant began() {
    return at.minus(lasted);
  }
}
