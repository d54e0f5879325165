package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.job.JobConflictException;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs in the Config API. */
final class JobsApi {

  private static final int PAGE = 200;

  private final Jobs jobs;
  private final JobRunner runner;
  private final JobShapes shapes;

  JobsApi(Jobs jobs, JobRunner runner, JobShapes shapes) {
    this.jobs = jobs;
    this.runner = runner;
    this.shapes = shapes;
  }

  void addTo(Javalin app) {
    String path = ConfigApi.PATH + "/jobs";
    app.post(path + "/list", Answers.answering(this::list));
    app.post(path + "/get", Answers.answering(body -> shapes.info(find(body))));
    app.post(path + "/get_debug_info", Answers.answering(body -> shapes.info(find(body))));
    app.post(
        path + "/get_without_logs", Answers.answering(body -> shapes.withAttempts(find(body))));
    app.post(
        path + "/get_light",
        Answers.answering(body -> Json.object().set("job", shapes.job(find(body)))));
    app.post(path + "/cancel", Answers.answering(body -> shapes.info(cancel(find(body)))));
    app.post(path + "/get_last_replication_job", Answers.answering(this::last));
  }

  private Job find(Body body) {
    return find(body.number("id"));
  }

  Job find(long id) {
    return jobs.find(id).orElseThrow(() -> ApiException.notFound("job", String.valueOf(id)));
  }

  Job cancel(Job job) {
    try {
      return runner.cancel(job);
    } catch (JobConflictException exception) {
      throw ApiException.conflict(exception.getMessage());
    }
  }

  private JsonNode last(Body body) {
    ObjectNode answer = Json.object();
    jobs.list(body.id("connectionId")).stream()
        .filter(job -> job.type() == JobType.SYNC)
        .findFirst()
        .ifPresent(job -> answer.set("job", shapes.job(job)));
    return answer;
  }

  private ObjectNode list(Body body) {
    if (!body.json().path("configTypes").isArray()) {
      throw ApiException.invalid(
          "configTypes is missing. Send a list such as [\"sync\", \"reset_connection\"].");
    }
    Optional<UUID> connection =
        body.textIfAny("configId").filter(id -> !id.isEmpty()).map(id -> Body.uuid("configId", id));
    List<Job> fitting =
        connection.map(jobs::list).orElseGet(jobs::list).stream()
            .filter(job -> CatalogShapes.has(body.json().get("configTypes"), job.type().word()))
            .filter(job -> fits(body.json().path("statuses"), job.status().word()))
            .filter(job -> within(body, "createdAt", job.createdAt()))
            .filter(job -> within(body, "updatedAt", job.updatedAt()))
            .sorted(order(body))
            .toList();
    JsonNode pagination = body.json().path("pagination");
    int size = Math.max(1, Math.min(PAGE, pagination.path("pageSize").asInt(PAGE)));
    int offset = offset(body, fitting, size, pagination);
    ArrayNode page = Json.array();
    fitting.stream().skip(offset).limit(size).forEach(job -> page.add(shapes.withAttempts(job)));
    ObjectNode answer = Json.object();
    answer.set("jobs", page);
    return answer.put("totalJobCount", fitting.size());
  }

  /** The page that is asked for, or the one that a certain job is on. */
  private static int offset(Body body, List<Job> fitting, int size, JsonNode pagination) {
    if (body.has("includingJobId")) {
      long wanted = body.number("includingJobId");
      for (int i = 0; i < fitting.size(); i++) {
        if (fitting.get(i).id() == wanted) {
          return i / size * size;
        }
      }
    }
    return Math.max(0, pagination.path("rowOffset").asInt(0));
  }

  private static boolean fits(JsonNode words, String word) {
    return !words.isArray() || words.isEmpty() || CatalogShapes.has(words, word);
  }

  private static Comparator<Job> order(Body body) {
    boolean updated = body.textIfAny("orderByField").filter("updatedAt"::equals).isPresent();
    Comparator<Job> order =
        Comparator.comparing((Job job) -> updated ? job.updatedAt() : job.createdAt())
            .thenComparing(Job::id);
    return body.textIfAny("orderByMethod").filter("ASC"::equals).isPresent()
        ? order
        : order.reversed();
  }

  private static boolean within(Body body, String field, Instant at) {
    return body.textIfAny(field + "Start").map(s -> !at.isBefore(instant(field, s))).orElse(true)
        && body.textIfAny(field + "End").map(e -> !at.isAfter(instant(field, e))).orElse(true);
  }

  static Instant instant(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException exception) {
      throw ApiException.invalid(
          "%s is no time: use one such as 2026-11-23T15:00:00Z.".formatted(field));
    }
  }
}
