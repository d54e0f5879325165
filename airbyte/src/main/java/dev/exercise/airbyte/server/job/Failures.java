package dev.exercise.airbyte.server.job;

import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.SecretMask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What went wrong in an attempt, in the order in which it did. */
final class Failures {

  private static final int MOST = 50;

  private final Clock clock;
  private final SecretMask mask;
  private final JobLogs.Log log;
  private final List<Failure> list = new ArrayList<>();

  Failures(Clock clock, SecretMask mask, JobLogs.Log log) {
    this.clock = clock;
    this.mask = mask;
    this.log = log;
  }

  synchronized void add(Failure failure) {
    Failure masked = failure.masked(mask);
    if (list.size() < MOST) {
      list.add(masked);
    }
    log.lines(
        "platform",
        "ERROR %s, %s: %s".formatted(masked.origin().word(), masked.type(), masked.message()));
  }

  void add(Failure.Origin origin, Failure.Type type, String message) {
    add(new Failure(origin, type, message, "", clock.instant()));
  }

  synchronized boolean any() {
    return !list.isEmpty();
  }

  synchronized boolean any(Failure.Origin origin) {
    return list.stream().anyMatch(failure -> failure.origin() == origin);
  }

  synchronized List<Failure> list() {
    return List.copyOf(list);
  }
}
