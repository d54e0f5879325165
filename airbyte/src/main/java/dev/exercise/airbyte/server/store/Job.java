package dev.exercise.airbyte.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One sync or reset of a connection.
 *
 * @param streams those that were switched on when it was asked for
 * @param attempts in order, the last one is under way or was the last
 */
public record Job(
    long id,
    UUID connectionId,
    JobType type,
    JobStatus status,
    List<StreamName> streams,
    Instant createdAt,
    Optional<Instant> startedAt,
    Instant updatedAt,
    List<Attempt> attempts) {}
