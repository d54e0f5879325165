package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.AirflowException;
import dev.exercise.airflow.Dag;
import dev.exercise.airflow.DagRun;
import dev.exercise.airflow.TimedRun;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.StatementLogs;
import dev.exercise.stack.Compose;
import dev.exercise.submission.Submission;
import dev.exercise.submission.SubmissionZip;
import dev.exercise.timeline.ServiceRun;
import dev.exercise.timeline.ServiceRuns;
import dev.exercise.timeline.Trace;
import dev.exercise.timeline.Traces;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a session's traces are: in its workspace, its services and the tool's home, or in the zip
 * that {@link Collector} made. Nothing is changed, and what cannot be had is named.
 */
public final class SessionTraces {

  static final String AIRBYTE = "timeline/airbyte-syncs.json";
  static final String AIRFLOW = "timeline/airflow-runs.json";
  static final String DBT = "timeline/dbt.log";
  static final String STATEMENTS = "logs/source-postgres.log";

  /** Git's own notes, of the workspace and of the project in it. */
  private static final List<String> REFLOGS =
      List.of(".git/logs/HEAD", "dbt_project/.git/logs/HEAD");

  private static final int LOG_LINES = 200_000;
  private static final String LOGIN = "admin";

  private SessionTraces() {}

  /**
   * What a session has left so far.
   *
   * @param home the tool's home directory
   * @param away why its services are not to be asked; empty where they are
   * @param compose its containers, asked for only where it has any
   */
  public static Traces live(
      Session session, Path home, Optional<String> away, Supplier<Compose> compose) {
    Path workspace = session.workspace(home);
    return new Traces(
        statements(session, home, away, compose),
        dbt(workspace),
        airbyte(session, home, away),
        airflow(session, away),
        REFLOGS.stream()
            .map(workspace::resolve)
            .map(log -> Trace.file(log, "history in " + log))
            .filter(Trace.Read.class::isInstance)
            .toList());
  }

  /** What was collected of a session. */
  public static Traces collected(Path zip) {
    return new Traces(
        entry(zip, STATEMENTS),
        entry(zip, DBT),
        entry(zip, AIRBYTE),
        entry(zip, AIRFLOW),
        REFLOGS.stream()
            .map(name -> entry(zip, name))
            .filter(Trace.Read.class::isInstance)
            .toList());
  }

  private static Trace entry(Path zip, String name) {
    return SubmissionZip.beside(zip, name, Trace.MOST_BYTES + 1)
        .map(Trace::of)
        .orElseGet(() -> new Trace.Unread("the zip has no %s.".formatted(name)));
  }

  static Trace dbt(Path workspace) {
    try {
      Path project = Submission.open(workspace).dbtProject();
      return Trace.file(project.resolve("logs/dbt.log"), "logs/dbt.log in the project");
    } catch (Problem none) {
      return new Trace.Unread(none.getMessage());
    }
  }

  static Trace statements(
      Session session, Path home, Optional<String> away, Supplier<Compose> compose) {
    if (session.runtime() == SessionRuntime.EMBEDDED) {
      return StatementLogs.read(home, session);
    }
    if (away.isPresent()) {
      return new Trace.Unread(away.get());
    }
    try {
      return compose
          .get()
          .log("source-postgres", LOG_LINES)
          .map(Trace::of)
          .orElseGet(() -> new Trace.Unread("The source's container has no log."));
    } catch (Problem | UncheckedIOException gone) {
      return new Trace.Unread(gone.getMessage());
    }
  }

  static Trace airbyte(Session session, Path home, Optional<String> away) {
    // Without Docker it is kept in the tool's home, where it is nobody else's.
    return away.filter(why -> session.runtime() == SessionRuntime.COMPOSE)
        .<Trace>map(Trace.Unread::new)
        .orElseGet(() -> new CandidatesAirbyte(session, home).syncs());
  }

  static Trace airflow(Session session, Optional<String> away) {
    if (away.isPresent()) {
      return new Trace.Unread(away.get());
    }
    try {
      AirflowClient airflow = new AirflowClient(session.airflow()).login(LOGIN, LOGIN);
      List<ServiceRun> runs = new ArrayList<>();
      for (Dag dag : airflow.dags()) {
        airflow.timedRuns(dag.id()).forEach(run -> runs.add(serviceRun(run)));
      }
      return Trace.of(ServiceRuns.render(runs));
    } catch (AirflowException unreachable) {
      return new Trace.Unread(unreachable.getMessage());
    }
  }

  private static ServiceRun serviceRun(TimedRun run) {
    DagRun.State state = run.run().state();
    return new ServiceRun(
        run.began().orElseThrow(),
        run.ended().map(ended -> Duration.between(run.began().orElseThrow(), ended)),
        "run of %s: %s".formatted(run.run().dag(), state.name().toLowerCase(Locale.ROOT)),
        state == DagRun.State.FAILED);
  }
}
