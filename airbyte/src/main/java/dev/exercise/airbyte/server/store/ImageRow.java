package dev.exercise.airbyte.server.store;

import java.util.UUID;

/** A connector image that somebody registered. */
public record ImageRow(
    UUID id,
    ActorType type,
    String name,
    String dockerRepository,
    String dockerImageTag,
    String documentationUrl) {}
