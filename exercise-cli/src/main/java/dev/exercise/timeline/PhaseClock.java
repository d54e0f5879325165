package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the time of each phase. The time before a moment counts for the phase of the next moment
 * that tells its phase by itself: it was spent on what led there. Where nothing at all was recorded
 * for long, nobody knows what it was spent on, and it counts for none.
 */
final class PhaseClock {

  private static final Duration SILENCE = Duration.ofMinutes(45);

  private final Spans outOfTheirHands;
  private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
  private final List<String> silences = new ArrayList<>();
  private Instant counted;
  private Instant heard;

  /**
   * @param outOfTheirHands what incidents took
   */
  PhaseClock(Instant start, Spans outOfTheirHands) {
    this.counted = start;
    this.heard = start;
    this.outOfTheirHands = outOfTheirHands;
  }

  /** Takes the next moment; they come in the order of time. */
  void see(Draft draft) {
    if (outOfTheirHands.outside(heard, later(heard, draft.at())).compareTo(SILENCE) > 0) {
      silences.add(
          "Nothing was recorded from %s to %s; no phase is charged with it."
              .formatted(Words.clock(heard), Words.clock(draft.at())));
      counted = later(counted, draft.at());
    }
    heard = later(heard, draft.until());
    draft
        .phase()
        .ifPresent(
            phase -> {
              Instant until = later(counted, draft.until());
              spent.merge(phase, outOfTheirHands.outside(counted, until), Duration::plus);
              counted = until;
            });
  }

  /** Every phase, in the manual's order. */
  List<PhaseTime> times() {
    List<PhaseTime> times = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      times.add(new PhaseTime(phase, spent.getOrDefault(phase, Duration.ZERO)));
    }
    return times;
  }

  List<String> silences() {
    return silences;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
