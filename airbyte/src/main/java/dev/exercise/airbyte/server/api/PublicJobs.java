package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobStatus;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamCounts;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Jobs in the public API. */
final class PublicJobs {

  private final Jobs jobs;
  private final Connections all;
  private final ConfiguredConnections connections;
  private final JobsApi config;
  private final JobShapes shapes;

  PublicJobs(
      Jobs jobs,
      Connections all,
      ConfiguredConnections connections,
      JobsApi config,
      JobShapes shapes) {
    this.jobs = jobs;
    this.all = all;
    this.connections = connections;
    this.config = config;
    this.shapes = shapes;
  }

  void addTo(Javalin app) {
    String path = PublicApi.PATH + "/jobs";
    app.get(path, request -> Answers.json(request, list(request)));
    app.post(path, Answers.answering(body -> shape(create(body))));
    app.get(path + "/{jobId}", request -> Answers.json(request, shape(find(request))));
    app.delete(
        path + "/{jobId}", request -> Answers.json(request, shape(config.cancel(find(request)))));
  }

  private Job find(Context request) {
    String id = request.pathParam("jobId");
    try {
      return config.find(Long.parseLong(id));
    } catch (NumberFormatException exception) {
      throw new ApiException(400, "A job's id is a whole number.");
    }
  }

  private Job create(Body body) {
    var connection = connections.findLive(body.id("connectionId"));
    String type = body.text("jobType");
    return switch (type) {
      case "sync" -> connections.sync(connection);
      case "reset", "clear" -> connections.reset(connection, List.of());
      default ->
          throw ApiException.invalid(
              "jobType %s is not served. Use sync or reset.".formatted(type));
    };
  }

  private ObjectNode list(Context request) {
    Set<UUID> workspaces = Pages.workspaces(request);
    String connection = request.queryParam("connectionId");
    List<Job> candidates =
        connection == null ? jobs.list() : jobs.list(Body.uuid("connectionId", connection));
    return Pages.of(
        request,
        candidates.stream()
            .filter(job -> fits(request.queryParam("jobType"), type(job)))
            .filter(job -> fits(request.queryParam("status"), job.status().word()))
            .filter(job -> within(request, "createdAt", job.createdAt()))
            .filter(job -> within(request, "updatedAt", job.updatedAt()))
            .filter(job -> workspaces.isEmpty() || workspaces.contains(workspace(job)))
            .sorted(order(request.queryParam("orderBy")))
            .<JsonNode>map(this::shape)
            .toList());
  }

  private UUID workspace(Job job) {
    return all.find(job.connectionId()).map(connections::workspace).orElse(new UUID(0, 0));
  }

  private static boolean fits(String wanted, String word) {
    return wanted == null || wanted.equals(word);
  }

  private static boolean within(Context request, String field, Instant at) {
    String start = request.queryParam(field + "Start");
    String end = request.queryParam(field + "End");
    return (start == null || !at.isBefore(JobsApi.instant(field + "Start", start)))
        && (end == null || !at.isAfter(JobsApi.instant(field + "End", end)));
  }

  private static Comparator<Job> order(String orderBy) {
    String[] words = (orderBy == null ? "createdAt|DESC" : orderBy).split("\\|", 2);
    if (words.length < 2 || !Set.of("createdAt", "updatedAt").contains(words[0])) {
      throw new ApiException(
          400, "orderBy must be a field and a direction, such as updatedAt|DESC.");
    }
    Comparator<Job> order =
        Comparator.comparing(
                (Job job) -> words[0].equals("createdAt") ? job.createdAt() : job.updatedAt())
            .thenComparing(Job::id);
    return words[1].equals("ASC") ? order : order.reversed();
  }

  private static String type(Job job) {
    return job.type() == JobType.SYNC ? "sync" : "reset";
  }

  /** The public API's JobResponse. */
  private ObjectNode shape(Job job) {
    StreamCounts total = StreamCounts.total(shapes.counts(job));
    ObjectNode json =
        Json.object()
            .put("jobId", job.id())
            .put("status", job.status().word())
            .put("jobType", type(job))
            .put("startTime", time(job.createdAt()))
            .put("connectionId", job.connectionId().toString())
            .put("lastUpdatedAt", time(job.updatedAt()))
            .put("bytesSynced", total.bytesCommitted())
            .put("rowsSynced", total.recordsCommitted());
    if (job.status() != JobStatus.PENDING) {
      json.put(
          "duration",
          Duration.between(job.createdAt(), job.updatedAt())
              .truncatedTo(ChronoUnit.SECONDS)
              .toString());
    }
    return json;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
