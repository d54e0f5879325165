package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The jobs and their attempts. */
public final class Jobs {

  private final Store store;

  public Jobs(Store store) {
    this.store = store;
  }

  /** Adds a job that waits for its turn. */
  public Job add(UUID connection, JobType type, List<StreamName> streams, Instant now) {
    ArrayNode names = Json.array();
    streams.forEach(stream -> names.add(stream.toJson()));
    long id =
        store.add(
            "add_job",
            Map.of(
                "connection_id", connection,
                "config_type", type.word(),
                "streams", Json.write(names),
                "now", now.toEpochMilli()));
    return find(id).orElseThrow();
  }

  public Optional<Job> find(long id) {
    return jobs("job", Map.of("id", id)).stream().findFirst();
  }

  /** All, newest first. */
  public List<Job> list() {
    return jobs("jobs", Map.of());
  }

  /** All of a connection, newest first. */
  public List<Job> list(UUID connection) {
    return jobs("jobs_of_connection", Map.of("connection_id", connection));
  }

  /** The newest of a connection. */
  public Optional<Job> last(UUID connection) {
    return jobs("last_job_of_connection", Map.of("connection_id", connection)).stream().findFirst();
  }

  /** Those that are not over, oldest first. */
  public List<Job> unfinished() {
    return jobs("unfinished_jobs", Map.of());
  }

  public void update(long id, JobStatus status, Instant now) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", id);
    parameters.put("status", status.word());
    parameters.put("started_at", status == JobStatus.RUNNING ? now.toEpochMilli() : null);
    parameters.put("now", now.toEpochMilli());
    store.run("update_job", parameters);
  }

  /** Begins the next attempt and answers its number. */
  public int addAttempt(long jobId, Instant now) {
    int number = attempts(jobId).size();
    store.run("add_attempt", Map.of("job_id", jobId, "number", number, "now", now.toEpochMilli()));
    return number;
  }

  public void updateAttempt(long jobId, Attempt attempt) {
    ArrayNode statistics = Json.array();
    attempt.streams().forEach(counts -> statistics.add(counts.toJson()));
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("job_id", jobId);
    parameters.put("number", attempt.number());
    parameters.put("status", attempt.status());
    parameters.put("now", attempt.updatedAt().toEpochMilli());
    parameters.put("ended_at", attempt.endedAt().map(Instant::toEpochMilli).orElse(null));
    parameters.put("statistics", Json.write(statistics));
    parameters.put("failures", Json.write(attempt.failures()));
    parameters.put("partial_success", attempt.partialSuccess());
    store.run("update_attempt", parameters);
  }

  private List<Job> jobs(String file, Map<String, ?> parameters) {
    return store.rows(file, parameters).stream().map(this::job).toList();
  }

  private Job job(Row row) {
    List<StreamName> streams = new ArrayList<>();
    Json.read(row.text("streams")).forEach(stream -> streams.add(StreamName.of(stream)));
    return new Job(
        row.number("id"),
        row.id("connection_id"),
        JobType.valueOf(row.text("config_type").toUpperCase(Locale.ROOT)),
        JobStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
        List.copyOf(streams),
        row.instant("created_at"),
        row.instantIfAny("started_at"),
        row.instant("updated_at"),
        attempts(row.number("id")));
  }

  private List<Attempt> attempts(long jobId) {
    return store.rows("attempts", Map.of("job_id", jobId)).stream().map(Jobs::attempt).toList();
  }

  private static Attempt attempt(Row row) {
    List<StreamCounts> streams = new ArrayList<>();
    Json.read(row.text("statistics")).forEach(counts -> streams.add(StreamCounts.of(counts)));
    return new Attempt(
        (int) row.number("number"),
        row.text("status"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantIfAny("ended_at"),
        List.copyOf(streams),
        (ArrayNode) Json.read(row.text("failures")),
        row.flag("partial_success"));
  }
}
