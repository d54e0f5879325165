package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A moment whose phase is not settled yet.
 *
 * @param phase what it was part of, where it tells that by itself
 */
record Draft(
    Instant at,
    Origin origin,
    String what,
    Optional<Duration> lasted,
    boolean failed,
    Optional<Phase> phase) {

  /** The same traces give the same order. */
  static final Comparator<Draft> IN_ORDER =
      Comparator.comparing(Draft::at).thenComparing(Draft::origin).thenComparing(Draft::what);

  Moment in(Phase settled) {
    return new Moment(at, origin, what, lasted, failed, settled);
  }

  Instant until() {
    return lasted.map(at::plus).orElse(at);
  }
}
