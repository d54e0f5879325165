package dev.exercise.airbyte.client;

import java.util.List;
import java.util.Optional;

/**
 * What a source offers, as Airbyte found it.
 *
 * @param catalogId under which Airbyte keeps it, where it does
 * @param streams in Airbyte's order
 */
public record DiscoveredCatalog(Optional<String> catalogId, List<DiscoveredStream> streams) {

  public DiscoveredCatalog {
    streams = List.copyOf(streams);
  }

  /** The first stream of that name, in any namespace. */
  public Optional<DiscoveredStream> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }
}
