package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param at when it began
 * @param origin who tells of it
 * @param what in a few words; the candidate's text in it is shortened and without control
 *     characters, and has to be escaped like any other
 * @param lasted how long, where that is known
 * @param failed whether it ended badly
 * @param phase what it was part of
 */
public record Moment(
    Instant at,
    Origin origin,
    String what,
    Optional<Duration> lasted,
    boolean failed,
    Phase phase) {

  public Moment {
    Objects.requireNonNull(at);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(phase);
    if (what.isBlank()) {
      throw new IllegalArgumentException("A moment of %s says nothing.".formatted(origin.id()));
    }
    if (lasted.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("'%s' cannot last %s.".formatted(what, lasted.get()));
    }
  }

  /** When it was over; when it began, where its length is not known. */
  public Instant until() {
    return lasted.map(at::plus).orElse(at);
  }
}
