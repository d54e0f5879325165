package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * What moves from a source to a destination, and when.
 *
 * @param settings name, syncCatalog, schedule and the rest, as Airbyte's API spells them
 */
public record Connection(
    UUID id,
    UUID sourceId,
    UUID destinationId,
    ConnectionStatus status,
    ObjectNode settings,
    Instant createdAt,
    Instant updatedAt) {

  public String name() {
    return settings.path("name").asText();
  }

  /** The same with another status. */
  public Connection with(ConnectionStatus newStatus, Instant now) {
    return new Connection(id, sourceId, destinationId, newStatus, settings, createdAt, now);
  }

  /** The same with other settings. */
  public Connection with(ObjectNode newSettings, Instant now) {
    return new Connection(id, sourceId, destinationId, status, newSettings, createdAt, now);
  }
}
