package dev.exercise.airbyte.sync;

import java.time.Duration;
import java.util.List;

/**
 * What came of a sync.
 *
 * @param streams one for each configured stream, in the catalogue's order
 * @param duration of the whole
 */
public record SyncReport(List<StreamReport> streams, Duration duration) {

  public SyncReport {
    streams = List.copyOf(streams);
  }

  /** Whether every stream arrived whole. */
  public boolean succeeded() {
    return failed().isEmpty();
  }

  public List<StreamReport> failed() {
    return streams.stream().filter(stream -> !stream.succeeded()).toList();
  }

  public long rows() {
    return streams.stream().mapToLong(StreamReport::rows).sum();
  }
}
