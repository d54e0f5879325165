package dev.exercise.airbyte.server.store;

import java.util.UUID;

/** A room for sources, destinations and connections; there is always at least one. */
public record Workspace(UUID id, String name) {}
