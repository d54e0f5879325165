package dev.exercise.airbyte.client;

import java.util.Objects;
import java.util.UUID;

/**
 * What everything else belongs to; a fresh Airbyte has one.
 *
 * @param id of the workspace
 * @param name as its owner wrote it
 */
public record Workspace(UUID id, String name) {

  public Workspace {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
  }
}
