package dev.exercise.timeline;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a phase took.
 *
 * @param phase which one
 * @param spent without what incidents took of it
 */
public record PhaseTime(Phase phase, Duration spent) {

  public PhaseTime {
    Objects.requireNonNull(phase);
    if (spent.isNegative()) {
      throw new IllegalArgumentException(
          "Phase %s cannot have taken %s.".formatted(phase.id(), spent));
    }
  }
}
