package dev.exercise.airbyte.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of a connection, as far as it is.
 *
 * @param id counted by Airbyte
 * @param kind what it does
 * @param status how far it is
 * @param createdAt when it was asked for
 * @param updatedAt when anything was last heard of it
 * @param attempts how often it was tried
 * @param streams what it brought; empty while nothing was counted
 * @param failure why the last attempt failed, where it did and Airbyte knows
 */
public record JobRun(
    long id,
    JobKind kind,
    JobStatus status,
    Instant createdAt,
    Instant updatedAt,
    int attempts,
    List<StreamRun> streams,
    Optional<JobFailure> failure) {

  public JobRun {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(status);
    Objects.requireNonNull(createdAt);
    Objects.requireNonNull(updatedAt);
    Objects.requireNonNull(failure);
    streams = List.copyOf(streams);
    if (attempts < 0) {
      throw new IllegalArgumentException("Job %d has fewer attempts than none.".formatted(id));
    }
  }

  /** The first stream of that name, in any namespace. */
  public Optional<StreamRun> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }
}
