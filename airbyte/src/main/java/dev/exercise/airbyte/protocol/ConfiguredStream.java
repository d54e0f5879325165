package dev.exercise.airbyte.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stream, and how it is to be synced.
 *
 * @param stream what to read
 * @param syncMode how to read it
 * @param destinationSyncMode what becomes of earlier rows
 * @param cursorField the field that tells new rows, present when it is read incrementally
 * @param primaryKey the fields that identify a row, at least one when rows are deduplicated
 * @param generationId which generation of the stream its rows belong to, 0 or more
 * @param minimumGenerationId rows of earlier generations are to be gone at the end
 * @param syncId which sync brings them, 0 when nobody counts
 */
public record ConfiguredStream(
    AirbyteStream stream,
    SyncMode syncMode,
    DestinationSyncMode destinationSyncMode,
    Optional<String> cursorField,
    List<String> primaryKey,
    long generationId,
    long minimumGenerationId,
    long syncId) {

  public ConfiguredStream {
    primaryKey = List.copyOf(primaryKey);
    String label = stream.label();
    if (!stream.supportedSyncModes().contains(syncMode)) {
      throw new IllegalArgumentException(
          "Stream %s cannot be read by %s, only by %s."
              .formatted(label, syncMode, stream.supportedSyncModes()));
    }
    if (generationId < 0 || syncId < 0 || minimumGenerationId < 0) {
      throw new IllegalArgumentException(
          "Generation %d (at least %d) and sync %d of stream %s must be 0 or more."
              .formatted(generationId, minimumGenerationId, syncId, label));
    }
    if (syncMode == SyncMode.INCREMENTAL && cursorField.isEmpty()) {
      throw new IllegalArgumentException(
          "Stream %s is read incrementally and needs a cursor field.".formatted(label));
    }
    if (destinationSyncMode == DestinationSyncMode.APPEND_DEDUP && primaryKey.isEmpty()) {
      throw new IllegalArgumentException(
          "Stream %s is deduplicated and needs a primary key.".formatted(label));
    }
    Set<String> names = stream.fields().stream().map(Field::name).collect(Collectors.toSet());
    if (!names.containsAll(primaryKey)) {
      throw new IllegalArgumentException(
          "Stream %s lacks a field of its primary key %s.".formatted(label, primaryKey));
    }
  }

  /** Reads in full and replaces what the destination has. */
  public static ConfiguredStream overwrite(AirbyteStream stream) {
    return fullRefresh(stream, DestinationSyncMode.OVERWRITE);
  }

  /** Reads in full and adds to what the destination has. */
  public static ConfiguredStream append(AirbyteStream stream) {
    return fullRefresh(stream, DestinationSyncMode.APPEND);
  }

  /** Whether rows of earlier generations are to be gone once the stream is complete. */
  public boolean replacesEarlierGenerations() {
    return minimumGenerationId > 0 && minimumGenerationId == generationId;
  }

  private static ConfiguredStream fullRefresh(AirbyteStream stream, DestinationSyncMode mode) {
    return new ConfiguredStream(
        stream, SyncMode.FULL_REFRESH, mode, Optional.empty(), stream.primaryKey(), 0, 0, 0);
  }
}
