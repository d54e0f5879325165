package dev.exercise.airbyte.server;

import java.time.Duration;

/**
 * How long things may take, and how often they are tried.
 *
 * @param answer for a specification, check or catalogue
 * @param silence how long a connector may say nothing during a sync
 * @param attempts most attempts of a job
 * @param pause before the second attempt; doubled before each further one
 * @param jobs syncs at a time; 0 for a server that is only looked into
 * @param tick how often the schedule is looked at
 */
public record Limits(
    Duration answer, Duration silence, int attempts, Duration pause, int jobs, Duration tick) {

  /** What suits a laptop. */
  public static final Limits USUAL =
      new Limits(
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          3,
          Duration.ofSeconds(5),
          2,
          Duration.ofSeconds(5));

  public Limits {
    if (attempts < 1 || jobs < 0) {
      throw new IllegalArgumentException("A job needs an attempt, and jobs cannot be negative.");
    }
  }

  /** The same with another number of syncs at a time. */
  Limits withJobs(int atATime) {
    return new Limits(answer, silence, attempts, pause, atATime, tick);
  }
}
