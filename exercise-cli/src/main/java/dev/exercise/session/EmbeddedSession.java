package dev.exercise.session;

import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Planting;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.DiskSpace;
import dev.exercise.stack.EmbeddedStack;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A session without Docker: the dirty source, an empty warehouse and Airbyte run for as long as the
 * tool does, and a workspace holds the candidate's copy of the starter.
 */
public final class EmbeddedSession implements AutoCloseable {

  private final EmbeddedStack stack;
  private final AirbyteServer airbyte;
  private final SessionAirflow airflow;
  private final Toolchain toolchain;
  private final Workspace workspace;
  private final RunningMark mark;

  private EmbeddedSession(
      EmbeddedStack stack,
      AirbyteServer airbyte,
      SessionAirflow airflow,
      Toolchain toolchain,
      Workspace workspace,
      RunningMark mark) {
    this.stack = stack;
    this.airbyte = airbyte;
    this.airflow = airflow;
    this.toolchain = toolchain;
    this.workspace = workspace;
    this.mark = mark;
  }

  /**
   * Sets a session up; what fails half way leaves nothing running.
   *
   * @param workspace what the candidate works in
   */
  public static EmbeddedSession start(
      Installation installation,
      ProcessLedger ledger,
      Session session,
      Workspace workspace,
      ReplayListener listener)
      throws SQLException {
    workspace.requireUsable();
    RunningMark mark = RunningMark.take(ledger.home(), session.candidate());
    try {
      return start(installation, ledger, session, workspace, mark, listener);
    } catch (SQLException | RuntimeException failed) {
      try (mark) {
        throw failed;
      }
    }
  }

  private static EmbeddedSession start(
      Installation installation,
      ProcessLedger ledger,
      Session session,
      Workspace workspace,
      RunningMark mark,
      ReplayListener listener)
      throws SQLException {
    DiskSpace.forRows(session.world().rows(100_000)).require(ledger.home(), "a session");
    listener.step("Prepare the Python environments");
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    PythonEnvironment python = Toolchain.airflow(installation, ledger, listener);
    listener.step("Start PostgreSQL and the BigQuery emulator");
    EmbeddedStack stack =
        EmbeddedStack.start(ledger, session.ports(), toolchain.emulator().python(), listener);
    // Airflow takes long to start and little of a second core; nothing that is planted concerns it.
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CompletableFuture<SessionAirflow> airflow =
        CompletableFuture.supplyAsync(
            () ->
                SessionAirflow.start(
                    installation, ledger, session, workspace, toolchain, python, listener),
            thread);
    thread.shutdown();
    try (ScratchPostgres workshopServer = ScratchPostgres.start(ledger)) {
      listener.step("Plant the marketplace, and start Airflow");
      Workshop unused =
          Planting.plant(
              workshopServer.server(), stack.source(), session.world(), session.depth(), listener);
      StatementLogs.keep(stack, installation.home(), session, listener);
      SessionAirflow started = airflow.join();
      // Before the folder is there: what names its seed must not be missing beside it.
      new Sessions(installation.home()).write(session);
      workspace.fill(installation.starter(), toolchain.packages(), installation.airflow());
      listener.step("Start Airbyte");
      AirbyteServer airbyte =
          new CandidatesAirbyte(session, installation.home()).start(workspace.keep());
      return new EmbeddedSession(stack, airbyte, started, toolchain, workspace, mark);
    } catch (CompletionException failed) {
      stack.close();
      throw failed.getCause() instanceof RuntimeException problem ? problem : failed;
    } catch (SQLException | RuntimeException failed) {
      try (stack) {
        airflow.thenAccept(SessionAirflow::close).exceptionally(ended -> null).join();
      }
      throw failed;
    }
  }

  /** Loads the raw tables, for a candidate who is to begin with dbt. */
  public void sync(ReplayListener listener) throws InterruptedException {
    RawTables.load(RawTables.candidatesView(stack.source()), stack.warehouse(), listener);
  }

  /** What the candidate is told. */
  public AccessCard accessCard() {
    return new AccessCard(
        "psql postgresql://marketplace:marketplace_secret@localhost:%d/marketplace"
            .formatted(stack.source().port()),
        stack.warehouse(),
        airbyte.uri(),
        airflow.address(),
        workspace.folder(),
        workspace.project(),
        toolchain.dbt().program("dbt"));
  }

  @Override
  public void close() {
    try (mark;
        stack;
        airbyte) {
      airflow.close();
    }
  }
}
