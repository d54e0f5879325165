package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.AirflowException;
import dev.exercise.airflow.DagRun;
import dev.exercise.check.Finding;
import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Reports;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Docker;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ToolStopped;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The whole exercise once, on this very machine, with the reference solution in the candidate's
 * place. What it makes is removed at its end, however that comes about.
 */
public final class Rehearsal {

  /** The alias of its session. */
  public static final String ALIAS = "rehearsal";

  private static final String DAG = "marketplace_pipeline";
  private static final Duration DAG_LIMIT = Duration.ofMinutes(15);

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final RehearsalStage stage;
  private final Path folder;
  private final List<RehearsalStep> steps = new ArrayList<>();

  private Rehearsal(
      Installation installation,
      ProcessLedger ledger,
      ReplayListener listener,
      RehearsalStage stage,
      Path folder) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
    this.stage = stage;
    this.folder = folder;
  }

  /**
   * Rehearses.
   *
   * @param session with the rehearsal's own alias and workspace
   * @return every step, also those that were not reached
   */
  public static List<RehearsalStep> run(
      Installation installation,
      ProcessLedger ledger,
      Docker docker,
      RuntimeChoice choice,
      Session session,
      ReplayListener listener)
      throws InterruptedException {
    Collector collector = new Collector(installation.home(), listener, Clock.systemUTC());
    RehearsalStage stage =
        choice.runtime() == SessionRuntime.COMPOSE
            ? new ComposeStage(
                new ComposeSession(installation, ledger, docker, listener, Clock.systemUTC()),
                session,
                choice,
                installation.home(),
                collector,
                listener)
            : new EmbeddedStage(installation, ledger, session, collector, listener);
    Path folder = installation.home().toAbsolutePath().normalize().resolve("rehearsal");
    return new Rehearsal(installation, ledger, listener, stage, folder).run();
  }

  private List<RehearsalStep> run() throws InterruptedException {
    Path zip = folder.resolve("work.zip");
    try {
      step("Set the session up", () -> done(stage::setUp));
      step("Check every service", this::check);
      step("Load the raw tables", () -> done(stage::sync));
      step("Lay the reference solution over the starter", () -> done(this::layOver));
      step("Build the dbt project in the room", stage::build);
      step("Run the DAG in Airflow", this::runDag);
      step("Collect the work", () -> collect(zip));
      step("Grade the work", () -> grade(zip));
    } finally {
      always("Tear the session down", () -> done(stage::tearDown));
    }
    return List.copyOf(steps);
  }

  /**
   * Where it works.
   *
   * @param home the tool's home directory
   */
  public static Path workspace(Path home) {
    return home.toAbsolutePath().normalize().resolve("rehearsal").resolve("workspace");
  }

  /** Whether everything went well. */
  public static boolean passed(List<RehearsalStep> steps) {
    return steps.stream().allMatch(step -> step.outcome() == RehearsalStep.Outcome.PASSED);
  }

  /** Work that may fail with what a machine or the network does. */
  @FunctionalInterface
  private interface Work {
    /** Returns what went wrong; empty when nothing did. */
    Optional<String> run() throws SQLException, InterruptedException;
  }

  /** Work that says by an exception that it went wrong. */
  @FunctionalInterface
  private interface Plain {
    void run() throws SQLException, InterruptedException;
  }

  private static Optional<String> done(Plain work) throws SQLException, InterruptedException {
    work.run();
    return Optional.empty();
  }

  private void step(String name, Work work) throws InterruptedException {
    boolean goesOn = passed(steps);
    if (goesOn) {
      always(name, work);
    } else {
      steps.add(
          new RehearsalStep(name, Duration.ZERO, RehearsalStep.Outcome.SKIPPED, Optional.empty()));
    }
  }

  private void always(String name, Work work) throws InterruptedException {
    listener.step("Rehearsal: " + name);
    long began = System.nanoTime();
    Optional<String> failure;
    try {
      failure = work.run();
    } catch (ToolStopped stopped) {
      throw stopped;
    } catch (Problem
        | AirbyteException
        | AirflowException
        | UncheckedIOException
        | SQLException failed) {
      failure = Optional.of(String.valueOf(failed.getMessage()));
    }
    steps.add(
        new RehearsalStep(
            name,
            Duration.ofNanos(System.nanoTime() - began),
            failure.isEmpty() ? RehearsalStep.Outcome.PASSED : RehearsalStep.Outcome.FAILED,
            failure));
  }

  private Optional<String> check() {
    String failed =
        stage.check().stream()
            .filter(finding -> finding.state() == Finding.State.FAILED)
            .map(finding -> finding.service() + ": " + finding.found())
            .collect(Collectors.joining("; "));
    return failed.isEmpty() ? Optional.empty() : Optional.of(failed);
  }

  private void layOver() {
    Overlay.SOLUTION.layOver(stage.workspace().resolve(RoomFolder.PROJECT));
    Overlay.SOLUTION_AIRFLOW.layOver(stage.workspace().resolve("airflow"));
    stage.connect();
  }

  private Optional<String> runDag() {
    AirflowClient airflow = new AirflowClient(stage.session().airflow()).login("admin", "admin");
    airflow.unpause(DAG);
    DagRun run = airflow.await(airflow.trigger(DAG), DAG_LIMIT);
    if (run.state() == DagRun.State.SUCCESS) {
      return Optional.empty();
    }
    String failed =
        airflow.taskInstances(run).stream()
            .filter(task -> !"success".equals(task.state()))
            .map(task -> "%s (%s)".formatted(task.task(), task.state()))
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of("The DAG's run failed in: " + failed);
  }

  private Optional<String> collect(Path zip) {
    Collection work = stage.collect(zip);
    // What a session without Docker never has is not missed here.
    String missing =
        work.missing().stream()
            .filter(one -> !one.what().equals("services' logs"))
            .map(one -> one.what() + ": " + one.why())
            .collect(Collectors.joining("; "));
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  private Optional<String> grade(Path zip) throws SQLException, InterruptedException {
    Session session = stage.session();
    Submission work = Submission.open(zip, ledger.scratch("rehearsed")).named(ALIAS);
    Reports reports = Reports.in(folder);
    try (Replay replay =
        Replay.open(installation, ledger, session.world(), session.depth(), listener)) {
      Grade grade = replay.grade(work, reports.dbtLog());
      reports.write(grade);
      String wrong =
          grade.checks().stream()
              .filter(
                  check ->
                      check.outcome().negative() || check.outcome() instanceof Outcome.NotGradable)
              .map(check -> check.id())
              .collect(Collectors.joining(", "));
      return wrong.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "The reference solution fails in: %s. See %s.".formatted(wrong, reports.html()));
    }
  }
}
