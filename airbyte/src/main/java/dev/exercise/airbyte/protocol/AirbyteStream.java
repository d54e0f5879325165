package dev.exercise.airbyte.protocol;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as a source offers it.
 *
 * @param namespace the schema that it lies in, empty when its source knows none
 * @param name the table's name, which the destination's table gets too
 * @param fields in the source's order, at least one
 * @param primaryKey names of the fields that identify a row, empty when the source knows none
 * @param supportedSyncModes how it can be read
 */
public record AirbyteStream(
    String namespace,
    String name,
    List<Field> fields,
    List<String> primaryKey,
    Set<SyncMode> supportedSyncModes) {

  public AirbyteStream {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A stream needs a name.");
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("Stream %s has no fields.".formatted(name));
    }
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    supportedSyncModes = Set.copyOf(supportedSyncModes);
    Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
    if (!names.containsAll(primaryKey)) {
      throw new IllegalArgumentException(
          "The primary key of stream %s names fields that it does not have: %s."
              .formatted(name, primaryKey));
    }
  }

  /** Names of the fields that an incremental sync could follow: ordered, and never empty. */
  public List<String> candidateCursors() {
    return fields.stream()
        .filter(field -> !field.nullable() && field.type().canBeCursor())
        .map(Field::name)
        .toList();
  }

  /** Namespace and name, for messages: {@code public.orders}. */
  public String label() {
    return descriptor().label();
  }

  /** What messages call it. */
  public StreamDescriptor descriptor() {
    return new StreamDescriptor(namespace, name);
  }
}
