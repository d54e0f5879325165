package dev.exercise.airbyte.client;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A connection that is to be made.
 *
 * @param name as people will read it
 * @param sourceId where to read
 * @param destinationId where to write
 * @param catalog what was discovered of the source
 * @param streams what to move of it, at least one
 * @param schedule when to sync by itself
 * @param placement where the tables go
 */
public record NewConnection(
    String name,
    UUID sourceId,
    UUID destinationId,
    DiscoveredCatalog catalog,
    List<ConnectionStream> streams,
    Schedule schedule,
    Placement placement) {

  public NewConnection {
    Objects.requireNonNull(sourceId);
    Objects.requireNonNull(destinationId);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(placement);
    streams = List.copyOf(streams);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A connection needs a name.");
    }
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("A connection needs at least one stream.");
    }
    for (ConnectionStream stream : streams) {
      if (catalog.streams().stream().noneMatch(offered -> isSame(offered, stream))) {
        throw new IllegalArgumentException(
            "The source does not offer stream %s.".formatted(stream.name()));
      }
    }
  }

  static boolean isSame(DiscoveredStream offered, ConnectionStream wanted) {
    return offered.name().equals(wanted.name()) && offered.namespace().equals(wanted.namespace());
  }
}
