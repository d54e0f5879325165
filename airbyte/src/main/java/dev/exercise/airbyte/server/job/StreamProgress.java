package dev.exercise.airbyte.server.job;

import dev.exercise.airbyte.server.store.StreamName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the source said of each stream's status. */
final class StreamProgress {

  private static final String COMPLETE = "COMPLETE";
  private static final String INCOMPLETE = "INCOMPLETE";

  private final List<StreamName> streams;
  private final Map<StreamName, String> said = new HashMap<>();

  StreamProgress(List<StreamName> streams) {
    this.streams = streams;
  }

  synchronized void said(StreamName stream, String status) {
    if (!COMPLETE.equals(said.get(stream))) {
      said.put(stream, status);
    }
  }

  /** Whether the source tells statuses at all; old ones do not. */
  synchronized boolean any() {
    return !said.isEmpty();
  }

  /** Streams that the source did not bring to an end. */
  synchronized List<StreamName> open() {
    return streams.stream()
        .filter(
            stream -> !COMPLETE.equals(said.get(stream)) && !INCOMPLETE.equals(said.get(stream)))
        .toList();
  }

  /** Streams that were read whole. */
  synchronized List<StreamName> complete() {
    return streams.stream().filter(stream -> COMPLETE.equals(said.get(stream))).toList();
  }

  synchronized boolean allComplete() {
    return complete().size() == streams.size();
  }
}
