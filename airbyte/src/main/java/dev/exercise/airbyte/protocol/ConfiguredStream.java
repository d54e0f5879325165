package dev.exercise.airbyte.protocol;

/**
 * A stream, and how it is to be synced.
 *
 * @param stream what to read
 * @param syncMode how to read it
 * @param destinationSyncMode what becomes of earlier rows
 * @param generationId which generation of the stream its rows belong to, 0 or more
 * @param syncId which sync brings them, 0 when nobody counts
 */
public record ConfiguredStream(
    AirbyteStream stream,
    SyncMode syncMode,
    DestinationSyncMode destinationSyncMode,
    long generationId,
    long syncId) {

  public ConfiguredStream {
    if (!stream.supportedSyncModes().contains(syncMode)) {
      throw new IllegalArgumentException(
          "Stream %s cannot be read by %s, only by %s."
              .formatted(stream.label(), syncMode, stream.supportedSyncModes()));
    }
    if (generationId < 0 || syncId < 0) {
      throw new IllegalArgumentException(
          "Generation %d and sync %d of stream %s must be 0 or more."
              .formatted(generationId, syncId, stream.label()));
    }
  }

  /** Reads in full and replaces what the destination has. */
  public static ConfiguredStream overwrite(AirbyteStream stream) {
    return new ConfiguredStream(stream, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE, 0, 0);
  }

  /** Reads in full and adds to what the destination has. */
  public static ConfiguredStream append(AirbyteStream stream) {
    return new ConfiguredStream(stream, SyncMode.FULL_REFRESH, DestinationSyncMode.APPEND, 0, 0);
  }
}
