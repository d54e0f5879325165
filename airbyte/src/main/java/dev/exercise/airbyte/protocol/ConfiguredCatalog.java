package dev.exercise.airbyte.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a sync is to move.
 *
 * @param streams at least one, each with a destination table of its own
 */
public record ConfiguredCatalog(List<ConfiguredStream> streams) {

  public ConfiguredCatalog {
    streams = List.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to sync: choose at least one stream.");
    }
    Set<String> tables = new HashSet<>();
    for (ConfiguredStream configured : streams) {
      if (!tables.add(configured.stream().name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "Two streams would fill the same table %s. Choose one of them."
                .formatted(configured.stream().name()));
      }
    }
  }
}
