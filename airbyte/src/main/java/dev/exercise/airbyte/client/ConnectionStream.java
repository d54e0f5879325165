package dev.exercise.airbyte.client;

import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a connection moves one stream.
 *
 * @param namespace the schema, where there is one
 * @param name the table
 * @param selected whether it is moved at all; what follows says nothing where it is not
 * @param syncMode how it is read
 * @param destinationSyncMode what becomes of earlier rows
 * @param cursor the field that tells what is new, as a path; empty when none was chosen
 * @param primaryKey the fields that tell rows apart, as paths; empty when none was chosen
 */
public record ConnectionStream(
    Optional<String> namespace,
    String name,
    boolean selected,
    SyncMode syncMode,
    DestinationSyncMode destinationSyncMode,
    List<String> cursor,
    List<List<String>> primaryKey) {

  public ConnectionStream {
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(syncMode);
    Objects.requireNonNull(destinationSyncMode);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A stream needs a name.");
    }
    cursor = List.copyOf(cursor);
    primaryKey = primaryKey.stream().map(List::copyOf).toList();
  }

  /** The stream with the cursor and key that its source proposes, as the UI would choose it. */
  public static ConnectionStream of(
      DiscoveredStream stream, SyncMode syncMode, DestinationSyncMode destinationSyncMode) {
    return new ConnectionStream(
        stream.namespace(),
        stream.name(),
        true,
        syncMode,
        destinationSyncMode,
        syncMode == SyncMode.INCREMENTAL ? stream.cursor() : List.of(),
        stream.primaryKey());
  }

  /** The same, followed by another field. */
  public ConnectionStream withCursor(String field) {
    return new ConnectionStream(
        namespace, name, selected, syncMode, destinationSyncMode, List.of(field), primaryKey);
  }

  /** The same, told apart by another field. */
  public ConnectionStream withPrimaryKey(String field) {
    return new ConnectionStream(
        namespace, name, selected, syncMode, destinationSyncMode, cursor, List.of(List.of(field)));
  }
}
