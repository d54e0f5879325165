package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.job.JobLogs;
import dev.exercise.airbyte.server.store.Attempt;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamCounts;
import dev.exercise.airbyte.server.store.StreamName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Jobs and attempts in Airbyte's shapes. */
final class JobShapes {

  private final JobLogs logs;
  private final Connections connections;

  JobShapes(JobLogs logs, Connections connections) {
    this.logs = logs;
    this.connections = connections;
  }

  /** Airbyte's JobInfoRead, with the logs. */
  ObjectNode info(Job job) {
    ArrayNode attempts = Json.array();
    for (Attempt attempt : job.attempts()) {
      ObjectNode both = attempts.addObject();
      both.set("attempt", attempt(attempt));
      both.putObject("logs")
          .set("logLines", Json.MAPPER.valueToTree(logs.read(job.id(), attempt.number())));
    }
    ObjectNode info = Json.object();
    info.set("job", job(job));
    info.set("attempts", attempts);
    return info;
  }

  /** Airbyte's JobWithAttemptsRead, without logs. */
  ObjectNode withAttempts(Job job) {
    ObjectNode both = Json.object();
    both.set("job", job(job));
    ArrayNode attempts = both.putArray("attempts");
    job.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
    return both;
  }

  /** Airbyte's JobRead. */
  ObjectNode job(Job job) {
    ObjectNode json =
        Json.object()
            .put("id", job.id())
            .put("configType", job.type().word())
            .put("configId", job.connectionId().toString())
            .put("createdAt", job.createdAt().getEpochSecond())
            .put("updatedAt", job.updatedAt().getEpochSecond())
            .put("status", job.status().word());
    job.startedAt().ifPresent(at -> json.put("startedAt", at.getEpochSecond()));
    ArrayNode streams = json.putArray("enabledStreams");
    job.streams().forEach(stream -> streams.add(stream.toJson()));
    if (job.type() == JobType.RESET_CONNECTION) {
      json.putObject("resetConfig").set("streamsToReset", streams.deepCopy());
    }
    Collection<StreamCounts> counts = counts(job);
    ObjectNode total = StreamCounts.total(counts).stats();
    total.remove("stateMessagesEmitted");
    json.set("aggregatedStats", total);
    ArrayNode perStream = json.putArray("streamAggregatedStats");
    counts.forEach(one -> perStream.add(named(one, one.stats())));
    return json;
  }

  /**
   * What all attempts together brought: of a stream that goes on where it was, the sum; of one that
   * begins anew, what the last attempt brought.
   */
  Collection<StreamCounts> counts(Job job) {
    Set<StreamName> incremental = incremental(job);
    Map<StreamName, StreamCounts> counts = new LinkedHashMap<>();
    for (Attempt attempt : job.attempts()) {
      for (StreamCounts stream : attempt.streams()) {
        if (incremental.contains(stream.stream())) {
          counts.merge(stream.stream(), stream, StreamCounts::plus);
        } else {
          counts.put(stream.stream(), stream);
        }
      }
    }
    return counts.values();
  }

  private Set<StreamName> incremental(Job job) {
    Set<StreamName> incremental = new HashSet<>();
    connections
        .find(job.connectionId())
        .map(Connection::settings)
        .ifPresent(
            settings ->
                settings
                    .path("syncCatalog")
                    .path("streams")
                    .forEach(
                        both -> {
                          if (both.path("config").path("syncMode").asText().equals("incremental")) {
                            incremental.add(StreamName.of(both.path("stream")));
                          }
                        }));
    return incremental;
  }

  private static ObjectNode attempt(Attempt attempt) {
    StreamCounts total = StreamCounts.total(attempt.streams());
    ObjectNode json =
        Json.object()
            .put("id", attempt.number())
            .put("status", attempt.status())
            .put("createdAt", attempt.createdAt().getEpochSecond())
            .put("updatedAt", attempt.updatedAt().getEpochSecond())
            .put("bytesSynced", total.bytesCommitted())
            .put("recordsSynced", total.recordsCommitted());
    attempt.endedAt().ifPresent(at -> json.put("endedAt", at.getEpochSecond()));
    json.set("totalStats", total.stats());
    ArrayNode streams = json.putArray("streamStats");
    for (StreamCounts stream : attempt.streams()) {
      ObjectNode named = named(stream, Json.object());
      named.set("stats", stream.stats());
      streams.add(named);
    }
    if (!attempt.failures().isEmpty()) {
      ObjectNode summary =
          json.putObject("failureSummary").put("partialSuccess", attempt.partialSuccess());
      summary.set("failures", attempt.failures());
    }
    return json;
  }

  private static ObjectNode named(StreamCounts stream, ObjectNode json) {
    json.put("streamName", stream.stream().name());
    if (!stream.stream().namespace().isEmpty()) {
      json.put("streamNamespace", stream.stream().namespace());
    }
    return json;
  }
}
