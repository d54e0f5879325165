package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** How many records and bytes of a stream were read, and how many are in the destination. */
public record StreamCounts(
    StreamName stream,
    long recordsEmitted,
    long bytesEmitted,
    long statesEmitted,
    long recordsCommitted,
    long bytesCommitted) {

  static StreamCounts of(JsonNode json) {
    return new StreamCounts(
        StreamName.of(json),
        json.path("recordsEmitted").asLong(),
        json.path("bytesEmitted").asLong(),
        json.path("stateMessagesEmitted").asLong(),
        json.path("recordsCommitted").asLong(),
        json.path("bytesCommitted").asLong());
  }

  ObjectNode toJson() {
    ObjectNode json = stream.toJson();
    json.setAll(stats());
    return json;
  }

  /** Airbyte's AttemptStats. */
  public ObjectNode stats() {
    return Json.object()
        .put("recordsEmitted", recordsEmitted)
        .put("bytesEmitted", bytesEmitted)
        .put("stateMessagesEmitted", statesEmitted)
        .put("recordsCommitted", recordsCommitted)
        .put("bytesCommitted", bytesCommitted);
  }

  /** Both together, under the name of this. */
  public StreamCounts plus(StreamCounts other) {
    return new StreamCounts(
        stream,
        recordsEmitted + other.recordsEmitted,
        bytesEmitted + other.bytesEmitted,
        statesEmitted + other.statesEmitted,
        recordsCommitted + other.recordsCommitted,
        bytesCommitted + other.bytesCommitted);
  }

  /** All together. */
  public static StreamCounts total(Collection<StreamCounts> counts) {
    return counts.stream().reduce(new StreamCounts(State.ALL, 0, 0, 0, 0, 0), StreamCounts::plus);
  }
}
