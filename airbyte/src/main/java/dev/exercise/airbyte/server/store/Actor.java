package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A source or destination that somebody configured.
 *
 * @param configuration as the connector takes it, with its secrets: mask it before it leaves
 */
public record Actor(
    UUID id,
    ActorType type,
    UUID workspaceId,
    UUID definitionId,
    String name,
    ObjectNode configuration,
    Instant createdAt) {

  /** The same under another name, with another configuration. */
  public Actor with(String newName, ObjectNode newConfiguration) {
    return new Actor(id, type, workspaceId, definitionId, newName, newConfiguration, createdAt);
  }

  @Override
  public String toString() {
    return "%s %s (%s)".formatted(type.word(), name, id);
  }
}
