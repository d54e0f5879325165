package dev.exercise.session;

import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.marketplace.workshop.Workshop;
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

/**
 * A session without Docker: the dirty source, an empty warehouse and Airbyte run for as long as the
 * tool does, and a workspace holds the candidate's copy of the starter.
 */
public final class EmbeddedSession implements AutoCloseable {

  private final EmbeddedStack stack;
  private final AirbyteServer airbyte;
  private final Toolchain toolchain;
  private final Workspace workspace;

  private EmbeddedSession(
      EmbeddedStack stack, AirbyteServer airbyte, Toolchain toolchain, Workspace workspace) {
    this.stack = stack;
    this.airbyte = airbyte;
    this.toolchain = toolchain;
    this.workspace = workspace;
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
    DiskSpace.forRows(session.world().rows(100_000)).require(ledger.home(), "a session");
    listener.step("Prepare the Python environments");
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    listener.step("Start PostgreSQL and the BigQuery emulator");
    EmbeddedStack stack =
        EmbeddedStack.start(ledger, session.ports(), toolchain.emulator().python(), listener);
    try (ScratchPostgres workshopServer = ScratchPostgres.start(ledger)) {
      listener.step("Plant the marketplace");
      Workshop unused =
          Planting.plant(
              workshopServer.server(), stack.source(), session.world(), session.depth(), listener);
      workspace.fill(installation.starter(), toolchain.packages());
      listener.step("Start Airbyte");
      AirbyteServer airbyte =
          new CandidatesAirbyte(session, installation.home()).start(workspace.keep());
      return new EmbeddedSession(stack, airbyte, toolchain, workspace);
    } catch (SQLException | RuntimeException failed) {
      stack.close();
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
        workspace.folder(),
        toolchain.dbt().program("dbt"));
  }

  @Override
  public void close() {
    try (stack) {
      airbyte.close();
    }
  }
}
