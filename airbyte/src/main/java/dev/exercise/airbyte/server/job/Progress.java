package dev.exercise.airbyte.server.job;

import java.time.Duration;

/** When something last moved between the connectors, so that silence is noticed. */
final class Progress {

  /** What the attempt waits for. */
  enum Waiting {
    FOR_SOURCE,
    FOR_DESTINATION
  }

  private volatile Waiting waiting = Waiting.FOR_SOURCE;
  private volatile long since = System.nanoTime();

  /** Something moved; from now on this is waited for. */
  void now(Waiting next) {
    waiting = next;
    since = System.nanoTime();
  }

  /** Something moved, though what is waited for is the same. */
  void moved() {
    since = System.nanoTime();
  }

  Waiting waiting() {
    return waiting;
  }

  boolean silentFor(Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }
}
