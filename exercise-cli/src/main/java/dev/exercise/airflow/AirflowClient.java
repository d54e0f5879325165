package dev.exercise.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airflow.AirflowException.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads Airflow and runs its DAGs by the REST API of Airflow 3. Every request has a time limit;
 * every method throws {@link AirflowException} when Airflow is not there, is not Airflow, or says
 * no. All but {@link #health} want a log-in first.
 */
public final class AirflowClient {

  // On a laptop of two cores that runs dbt beside it, Airflow is slow to answer.
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  // The most that Airflow gives in one answer; a candidate has a handful.
  private static final int MOST = 100;

  private final RestApi api;

  /**
   * @param airflow where it answers: {@code http://localhost:8080}
   */
  public AirflowClient(URI airflow) {
    this(new RestApi(airflow, LIMIT, Optional.empty()));
  }

  private AirflowClient(RestApi api) {
    this.api = api;
  }

  /** The same for somebody who logs in; an exception of kind REFUSED if they may not. */
  public AirflowClient login(String user, String password) {
    JsonNode answer =
        api.post("/auth/token", body().put("username", user).put("password", password));
    return new AirflowClient(api.with(text(answer, "access_token")));
  }

  /** How Airflow's parts are, by its own account. */
  public Health health() {
    JsonNode answer = api.get("/api/v2/monitor/health");
    return new Health(
        isHealthy(answer, "metadatabase"),
        isHealthy(answer, "scheduler"),
        isHealthy(answer, "dag_processor"));
  }

  /** The DAGs that were read, by name. */
  public List<Dag> dags() {
    return list(
        "/api/v2/dags?order_by=dag_id&limit=" + MOST,
        "dags",
        dag ->
            new Dag(
                text(dag, "dag_id"),
                dag.path("is_paused").asBoolean(),
                dag.path("has_import_errors").asBoolean()));
  }

  /** The files that no DAG can be read from. */
  public List<ImportError> importErrors() {
    return list(
        "/api/v2/importErrors?limit=" + MOST,
        "import_errors",
        error -> new ImportError(text(error, "filename"), text(error, "stack_trace")));
  }

  /** Lets a DAG run; one with a schedule may start a run of its own. */
  public void unpause(String dag) {
    JsonNode unused = api.patch("/api/v2/dags/" + encode(dag), body().put("is_paused", false));
  }

  /** Starts a run, now. */
  public DagRun trigger(String dag) {
    ObjectNode body = body().putNull("logical_date");
    body.putObject("conf");
    return run(api.post("/api/v2/dags/%s/dagRuns".formatted(encode(dag)), body));
  }

  /**
   * Starts a run, now, that is for a certain time.
   *
   * @param run what it is called; no other of the DAG's may be
   * @param logicalDate what the run takes for its date, in the past
   */
  public DagRun trigger(String dag, String run, Instant logicalDate) {
    ObjectNode body = body().put("dag_run_id", run).put("logical_date", logicalDate.toString());
    body.putObject("conf");
    return run(api.post("/api/v2/dags/%s/dagRuns".formatted(encode(dag)), body));
  }

  /** Lets a run go on from where it failed: the tasks that failed, and those that waited. */
  public void clearFailed(DagRun run) {
    JsonNode unused =
        api.post(
            "/api/v2/dags/%s/clearTaskInstances".formatted(encode(run.dag())),
            body()
                .put("dry_run", false)
                .put("dag_run_id", run.id())
                .put("only_failed", true)
                .put("reset_dag_runs", true));
  }

  /** How far a run is by now. */
  public DagRun look(DagRun run) {
    return run(
        api.get("/api/v2/dags/%s/dagRuns/%s".formatted(encode(run.dag()), encode(run.id()))));
  }

  /** The runs of a DAG, the latest first. */
  public List<DagRun> runs(String dag) {
    return list(
        "/api/v2/dags/%s/dagRuns?order_by=-run_after&limit=%d".formatted(encode(dag), MOST),
        "dag_runs",
        this::run);
  }

  /** The runs of a DAG that have begun, with their times, the latest first. */
  public List<TimedRun> timedRuns(String dag) {
    return list(
            "/api/v2/dags/%s/dagRuns?order_by=-run_after&limit=%d".formatted(encode(dag), MOST),
            "dag_runs",
            run -> new TimedRun(run(run), instant(run, "start_date"), instant(run, "end_date")))
        .stream()
        .filter(run -> run.began().isPresent())
        .toList();
  }

  /**
   * Waits for the end of a run, also where Airflow is too busy to answer for a while.
   *
   * @throws AirflowException of kind UNFINISHED when it has not ended in time
   */
  public DagRun await(DagRun run, Duration patience) {
    String path = "/api/v2/dags/%s/dagRuns/%s".formatted(encode(run.dag()), encode(run.id()));
    long end = System.nanoTime() + patience.toNanos();
    DagRun now = run;
    long answered = System.nanoTime();
    while (true) {
      try {
        now = run(api.get(path));
        answered = System.nanoTime();
      } catch (AirflowException silent) {
        if (silent.kind() != Kind.UNREACHABLE
            || System.nanoTime() - answered > LONGEST_SILENCE.toNanos()) {
          throw silent;
        }
      }
      if (now.state().isFinal()) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AirflowException(
            Kind.UNFINISHED,
            "Run %s of DAG %s is still %s after %d seconds. Look at its tasks in Airflow."
                .formatted(
                    run.id(),
                    run.dag(),
                    now.state().name().toLowerCase(Locale.ROOT),
                    patience.toSeconds()));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** The tasks of a run, in no particular order. */
  public List<TaskInstance> taskInstances(DagRun run) {
    return list(
        "/api/v2/dags/%s/dagRuns/%s/taskInstances?limit=%d"
            .formatted(encode(run.dag()), encode(run.id()), MOST),
        "task_instances",
        task ->
            new TaskInstance(
                text(task, "task_id"),
                task.path("state").textValue() == null ? "" : text(task, "state"),
                task.path("try_number").asInt()));
  }

  private <T> List<T> list(String path, String field, Function<JsonNode, T> reader) {
    JsonNode items = api.get(path).path(field);
    if (!items.isArray()) {
      throw notAirflow("an answer without " + field, null);
    }
    return StreamSupport.stream(items.spliterator(), false).map(reader).toList();
  }

  private DagRun run(JsonNode run) {
    String state = text(run, "state");
    try {
      return new DagRun(
          text(run, "dag_id"),
          text(run, "dag_run_id"),
          DagRun.State.valueOf(state.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      throw notAirflow("a run that is '%s'".formatted(state), unknown);
    }
  }

  private Optional<Instant> instant(JsonNode run, String field) {
    String text = run.path(field).textValue();
    try {
      return text == null ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException broken) {
      throw notAirflow("a run with the time '%s'".formatted(text), broken);
    }
  }

  private String text(JsonNode answer, String field) {
    JsonNode text = answer.path(field);
    if (!text.isTextual()) {
      throw notAirflow("an answer without " + field, null);
    }
    return text.textValue();
  }

  private AirflowException notAirflow(String what, Throwable cause) {
    return new AirflowException(
        Kind.NOT_AIRFLOW,
        "What answers at %s is not Airflow 3: it gives %s.".formatted(api.address(), what),
        cause);
  }

  private static boolean isHealthy(JsonNode answer, String part) {
    return answer.path(part).path("status").asText().equals("healthy");
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
  }
}
