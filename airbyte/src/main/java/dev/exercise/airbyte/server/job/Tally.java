package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.store.StreamCounts;
import dev.exercise.airbyte.server.store.StreamName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the records of an attempt. A state that comes back from the destination says that all
 * records that went before it are there.
 */
final class Tally {

  private static final int MOST_OPEN_STATES = 10_000;

  private final Map<StreamName, Counts> streams = new LinkedHashMap<>();

  Tally(List<StreamName> names) {
    names.forEach(name -> streams.put(name, new Counts()));
  }

  synchronized void record(StreamName stream, long bytes) {
    Counts counts = streams.get(stream);
    counts.records++;
    counts.bytes += bytes;
  }

  synchronized void sent(StreamName stream, JsonNode state) {
    Counts counts = streams.get(stream);
    counts.states++;
    if (counts.open.size() == MOST_OPEN_STATES) {
      counts.open.removeFirst();
    }
    counts.open.addLast(new Mark(state.hashCode(), counts.records, counts.bytes));
  }

  synchronized void returned(StreamName stream, JsonNode state) {
    Counts counts = streams.get(stream);
    int hash = state.hashCode();
    if (counts.open.stream().noneMatch(mark -> mark.state == hash)) {
      return;
    }
    Mark mark;
    do {
      mark = counts.open.removeFirst();
    } while (mark.state != hash);
    counts.committedRecords = mark.records;
    counts.committedBytes = mark.bytes;
  }

  /** Everything that was sent is in the destination. */
  synchronized void allCommitted(StreamName stream) {
    Counts counts = streams.get(stream);
    counts.committedRecords = counts.records;
    counts.committedBytes = counts.bytes;
  }

  synchronized List<StreamCounts> counts() {
    return streams.entrySet().stream()
        .map(
            entry ->
                new StreamCounts(
                    entry.getKey(),
                    entry.getValue().records,
                    entry.getValue().bytes,
                    entry.getValue().states,
                    entry.getValue().committedRecords,
                    entry.getValue().committedBytes))
        .toList();
  }

  private static final class Counts {
    private final Deque<Mark> open = new ArrayDeque<>();
    private long records;
    private long bytes;
    private long states;
    private long committedRecords;
    private long committedBytes;
  }

  private record Mark(int state, long records, long bytes) {}
}
