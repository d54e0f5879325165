package dev.exercise.airbyte.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stream that a source offers.
 *
 * @param namespace the schema, where there is one
 * @param name the table
 * @param syncModes how it can be read
 * @param cursor the cursor that the source proposes, as a path; empty when none
 * @param primaryKey the key that the source knows, as paths; empty when none
 * @param definition all that Airbyte said of it, to be sent back when a connection is made
 */
public record DiscoveredStream(
    Optional<String> namespace,
    String name,
    Set<SyncMode> syncModes,
    List<String> cursor,
    List<List<String>> primaryKey,
    ObjectNode definition) {

  public DiscoveredStream {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A stream needs a name.");
    }
    syncModes = Set.copyOf(syncModes);
    cursor = List.copyOf(cursor);
    primaryKey = primaryKey.stream().map(List::copyOf).toList();
    definition = definition.deepCopy();
  }
}
