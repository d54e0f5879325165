package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.check.Finding;
import dev.exercise.doctor.Doctor;
import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Planting;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.ReplayListener;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Compose;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Docker;
import dev.exercise.stack.Engine;
import dev.exercise.stack.EngineState;
import dev.exercise.stack.NoEngine;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * A session in containers. It runs on when the tool ends; whatever interrupts a step, the same
 * command takes it up again.
 */
public final class ComposeSession {

  private final Installation installation;
  private final ProcessLedger ledger;
  private final Docker docker;
  private final ReplayListener listener;
  private final Clock clock;
  private final Sessions sessions;

  public ComposeSession(
      Installation installation,
      ProcessLedger ledger,
      Docker docker,
      ReplayListener listener,
      Clock clock) {
    this.installation = installation;
    this.ledger = ledger;
    this.docker = docker;
    this.listener = listener;
    this.clock = clock;
    this.sessions = new Sessions(installation.home());
  }

  /**
   * Sets a room up, or completes what an interrupted setup began.
   *
   * @param wanted with the world, depth and workspace that were asked for
   * @throws Problem when something is in the way, before anything is touched
   */
  public RoomCard setUp(Session wanted, RuntimeChoice choice) throws SQLException {
    return RoomLock.holding(ledger.home(), wanted.candidate(), () -> setUpLocked(wanted, choice));
  }

  private RoomCard setUpLocked(Session wanted, RuntimeChoice choice) throws SQLException {
    Session session = SessionPlan.settle(wanted, sessions, ledger.home());
    RoomFolder room = new RoomFolder(installation.root());
    room.requireComplete();
    listener.step("Look at Docker, memory, disk and ports");
    for (Finding finding : new Doctor(docker, ledger, session.ports()).require(choice)) {
      listener.note("%s: %s. %s".formatted(finding.service(), finding.found(), finding.remedy()));
    }
    Engine engine = engine(choice.engine());
    SessionPlan.requireNoOther(session, sessions, docker, ledger.home());
    Path folder = session.workspace().orElseThrow();
    sessions.write(session);
    if (Files.exists(folder)) {
      listener.note("Goes on in %s; what is in it stays as it is.".formatted(folder));
    } else {
      write(session, folder, room);
    }
    Compose compose = composeWith(session, engine);
    List<String> images = compose.builds();
    for (int image = 0; image < images.size(); image++) {
      listener.step(
          "Build image %d of %d: %s".formatted(image + 1, images.size(), images.get(image)));
      compose.build(images.get(image), listener);
    }
    listener.step("Start the services and wait until all are healthy");
    SessionPlan.keepVolumesOf(ledger.home(), folder);
    compose.up();
    if (!session.ready()) {
      sessions.write(session.readyAt(clock.instant()));
    }
    return RoomCard.of(session, folder, engine.compose());
  }

  private void write(Session session, Path folder, RoomFolder room) throws SQLException {
    listener.step("Plant the marketplace in a scratch PostgreSQL");
    try (ScratchPostgres scratch = ScratchPostgres.start(ledger)) {
      Workshop unused =
          Planting.plant(
              scratch.server(), scratch.server(), session.world(), session.depth(), listener);
      listener.step("Write the workspace " + folder);
      room.write(folder, scratch.server(), session.depth(), listener);
    }
  }

  /** Loads the raw tables, for a candidate who is to begin with dbt. */
  public SyncReport sync(Session session) throws InterruptedException {
    return RawTables.load(session.candidatesSource(), session.warehouse(), listener);
  }

  /**
   * Takes everything down, with what the services hold. The workspace and the session stay.
   *
   * @throws Problem when no engine answers
   */
  public void tearDown(Session session) {
    RoomLock.holding(
        ledger.home(),
        session.candidate(),
        () -> {
          remove(session, engine(docker.engine()));
          return session;
        });
  }

  private void remove(Session session, Engine engine) {
    SessionPlan.requireNoOther(session, sessions, docker, ledger.home());
    listener.step("Remove containers, volumes and networks");
    composeWith(session, engine).down(true);
    SessionPlan.forgetVolumes(ledger.home());
  }

  /**
   * Forgets a session for good: its workspace and its seed.
   *
   * @throws Problem when the workspace is a folder that the tool did not make; nothing is deleted
   */
  public void purge(Session session) {
    requirePurgeable(session);
    DirectoryTree.delete(session.workspace(ledger.home()));
    DirectoryTree.delete(ledger.home().resolve("airbyte").resolve(session.candidate()));
    DirectoryTree.delete(ledger.home().resolve("rooms").resolve(session.candidate()));
    sessions.forget(session.candidate());
  }

  /**
   * Makes sure that a session's workspace is nothing but that.
   *
   * @throws Problem when it may hold what is not the session's
   */
  public void requirePurgeable(Session session) {
    WorkspaceLayout.require(
        session.workspace(ledger.home()), List.of(ledger.home(), installation.root()));
  }

  /**
   * Brings a session back to its start: the same marketplace, a fresh starter, empty services. What
   * the candidate worked in is moved aside.
   *
   * @return where that is now; the old place when there was nothing to move
   */
  public Path clear(Session session) {
    return RoomLock.holding(ledger.home(), session.candidate(), () -> clearLocked(session));
  }

  private Path clearLocked(Session session) {
    Path folder = session.workspace().orElseThrow();
    remove(session, engine(docker.engine()));
    // In this order: interrupted between the two, the used folder must not pass for a fresh one.
    Path aside = Aside.move(folder, clock);
    sessions.write(session.unfinished());
    return aside;
  }

  /**
   * Makes sure that what answers on the session's ports is the session's own, with Docker or
   * without.
   *
   * @throws Problem naming whose room is up, or how to bring the session's own up
   */
  public void requireRunning(Session session) {
    if (session.runtime() == SessionRuntime.EMBEDDED) {
      EmbeddedRoom.requireRunning(ledger.home(), session);
    } else {
      requireOwn(session);
    }
  }

  /**
   * Makes sure that the containers that answer are the session's. One without Docker has none, and
   * keeps in the tool's home what is asked for after its end.
   *
   * @throws Problem naming whose room is up, or how to bring the session's own up
   */
  public void requireOwn(Session session) {
    if (session.runtime() == SessionRuntime.COMPOSE) {
      Engine unused = engine(docker.engine());
      SessionPlan.requireUp(session, sessions, docker.containers());
    }
  }

  /**
   * Makes sure that the engine has no other session's room: its containers have the same names.
   *
   * @throws Problem naming whose room is up
   */
  public void requireNoOther(Session session) {
    if (session.runtime() == SessionRuntime.COMPOSE && docker.engine() instanceof Engine) {
      SessionPlan.requireOwn(session, sessions, docker.containers());
    }
  }

  /** Docker Compose in the session's workspace. */
  public Compose compose(Session session) {
    return composeWith(session, engine(docker.engine()));
  }

  private Compose composeWith(Session session, Engine engine) {
    return new Compose(
        docker,
        engine,
        ledger,
        session.workspace().orElseThrow(),
        ledger.home().resolve("rooms").resolve(session.candidate()).resolve("docker.log"));
  }

  private static Engine engine(EngineState state) {
    if (state instanceof Engine engine) {
      return engine;
    }
    NoEngine none = (NoEngine) state;
    throw new Problem(none.why(), none.remedy());
  }
}
