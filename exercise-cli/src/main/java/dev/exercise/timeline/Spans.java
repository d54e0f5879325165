package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stretches of time that do not count. */
final class Spans {

  private record Span(Instant from, Instant to) {}

  private final List<Span> spans = new ArrayList<>();

  void add(Instant from, Instant to) {
    if (to.isAfter(from)) {
      spans.add(new Span(from, to));
    }
  }

  /** How much of a stretch none of them covers. */
  Duration outside(Instant from, Instant to) {
    Duration left = Duration.ZERO;
    Instant at = from;
    for (Span span : spans.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList()) {
      if (span.from().isAfter(at) && at.isBefore(to)) {
        left = left.plus(Duration.between(at, earlier(span.from(), to)));
      }
      at = span.to().isAfter(at) ? span.to() : at;
    }
    return at.isBefore(to) ? left.plus(Duration.between(at, to)) : left;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
