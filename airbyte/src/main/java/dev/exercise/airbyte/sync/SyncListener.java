package dev.exercise.airbyte.sync;

/**
 * Told how a sync comes along. Called from several threads, though for one stream by one at a time;
 * an exception from it fails the stream.
 */
public interface SyncListener {

  /** Listens to nothing. */
  SyncListener NONE = new SyncListener() {};

  /**
   * A stream is being read.
   *
   * @param stream its name
   * @param expectedRows about how many rows it has, 0 when nobody knows
   */
  default void streamStarted(String stream, long expectedRows) {}

  /** So many rows more have been read and sent. */
  default void rowsSynced(String stream, long rows) {}

  /** The stream begins again from its first row, because something passing went wrong. */
  default void streamRestarted(String stream, StreamFailure reason) {}

  /** The stream is over, well or not. */
  default void streamFinished(StreamReport report) {}
}
