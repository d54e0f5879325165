package dev.exercise.airbyte.client;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection as it is set up.
 *
 * @param id of the connection
 * @param name as its owner wrote it
 * @param sourceId where it reads
 * @param destinationId where it writes
 * @param state whether it syncs
 * @param schedule when it syncs by itself
 * @param placement where its tables go
 * @param streams all that Airbyte knows of, those that are not selected too
 */
public record Connection(
    UUID id,
    String name,
    UUID sourceId,
    UUID destinationId,
    ConnectionState state,
    Schedule schedule,
    Placement placement,
    List<ConnectionStream> streams) {

  public Connection {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(sourceId);
    Objects.requireNonNull(destinationId);
    Objects.requireNonNull(state);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(placement);
    streams = List.copyOf(streams);
  }

  /** The streams that it moves. */
  public List<ConnectionStream> selected() {
    return streams.stream().filter(ConnectionStream::selected).toList();
  }

  /** The first stream of that name, in any namespace. */
  public Optional<ConnectionStream> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }
}
