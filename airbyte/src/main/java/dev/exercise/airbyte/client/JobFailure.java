package dev.exercise.airbyte.client;

import java.util.Objects;

/**
 * Why an attempt failed.
 *
 * @param origin who failed: "source", "destination", "replication"; "unknown" when nobody said
 * @param message for people
 */
public record JobFailure(String origin, String message) {

  public JobFailure {
    Objects.requireNonNull(origin);
    Objects.requireNonNull(message);
  }
}
