package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One try at a job.
 *
 * @param number 0 for the first, as in Airbyte
 * @param status {@code running}, {@code failed} or {@code succeeded}
 * @param failures Airbyte's FailureReasons
 * @param partialSuccess whether it committed rows although it failed
 */
public record Attempt(
    int number,
    String status,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> endedAt,
    List<StreamCounts> streams,
    ArrayNode failures,
    boolean partialSuccess) {

  /** The status of an attempt that is under way. */
  public static final String RUNNING = "running";

  /** The same, ended by this failure. */
  public Attempt failed(ObjectNode failure, Instant now) {
    return new Attempt(
        number,
        "failed",
        createdAt,
        now,
        Optional.of(now),
        streams,
        Json.array().add(failure),
        partialSuccess);
  }
}
