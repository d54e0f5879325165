package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a service did from a beginning to an end.
 *
 * @param began when
 * @param lasted how long; empty while it goes on
 * @param what in a few words
 * @param failed whether it ended badly
 */
public record ServiceRun(Instant began, Optional<Duration> lasted, String what, boolean failed) {

  public ServiceRun {
    Objects.requireNonNull(began);
    if (lasted.filter(Duration::isNegative).isPresent()) {
      lasted = Optional.empty();
    }
    what = Words.shortened(what);
  }

  /** Whether that instant lies in it. */
  boolean holds(Instant at) {
    return !at.isBefore(began)
        && lasted.filter(length -> !at.isAfter(began.plus(length))).isPresent();
  }
}
