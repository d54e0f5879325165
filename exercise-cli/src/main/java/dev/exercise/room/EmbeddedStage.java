package dev.exercise.room;

import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.check.Finding;
import dev.exercise.check.SessionCheck;
import dev.exercise.dbt.DbtProblem;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.replay.Installation;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.session.EmbeddedSession;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.session.Workspace;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rehearsal in this tool's own processes. */
final class EmbeddedStage implements RehearsalStage {

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);

  private final Installation installation;
  private final ProcessLedger ledger;
  private final Session session;
  private final Collector collector;
  private final ReplayListener listener;
  private EmbeddedSession running;

  EmbeddedStage(
      Installation installation,
      ProcessLedger ledger,
      Session session,
      Collector collector,
      ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.session = session;
    this.collector = collector;
    this.listener = listener;
  }

  @Override
  public void setUp() throws SQLException {
    DirectoryTree.delete(workspace());
    running =
        EmbeddedSession.start(
            installation, ledger, session, new Workspace(workspace(), false), listener);
    new Sessions(installation.home()).write(session);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Path workspace() {
    return session.workspace(installation.home());
  }

  @Override
  public List<Finding> check() {
    return SessionCheck.run(session, workspace(), ledger, toolchain(), listener);
  }

  @Override
  public SyncReport sync() throws InterruptedException {
    return RawTables.load(session.candidatesSource(), session.warehouse(), listener);
  }

  @Override
  public void connect() {
    RehearsedConnection.setUp(session.airbyte(), "localhost", session.ports().postgres());
  }

  @Override
  public Optional<String> build() {
    DbtRun run =
        new DbtRunner(ledger, toolchain().dbt(), session.warehouse(), Stack.WAREHOUSE_PROJECT)
            .run(
                workspace().resolve(RoomFolder.PROJECT),
                List.of("build"),
                ledger.scratch("rehearsal").resolve("dbt.log"),
                BUILD_LIMIT,
                event -> {});
    return run.successful()
        ? Optional.empty()
        : Optional.of(run.problem().map(DbtProblem::message).orElse("dbt build failed"));
  }

  @Override
  public Collection collect(Path zip) {
    return collector.collect(
        session,
        () -> {
          throw new IllegalStateException("A session without Docker has no containers.");
        },
        zip);
  }

  @Override
  public void tearDown() {
    if (running != null) {
      running.close();
    }
    DirectoryTree.delete(workspace());
    DirectoryTree.delete(installation.home().resolve("airbyte").resolve(session.candidate()));
    new Sessions(installation.home()).forget(session.candidate());
  }

  private Toolchain toolchain() {
    return Toolchain.prepare(installation, ledger, listener);
  }
}
