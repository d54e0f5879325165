package dev.exercise.room;

import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.check.Finding;
import dev.exercise.check.RoomCheck;
import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.replay.ReplayListener;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.ChildProgram;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rehearsal in containers. */
final class ComposeStage implements RehearsalStage {

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);

  private final ComposeSession rooms;
  private final Session session;
  private final RuntimeChoice choice;
  private final Path home;
  private final Collector collector;
  private final ReplayListener listener;

  ComposeStage(
      ComposeSession rooms,
      Session session,
      RuntimeChoice choice,
      Path home,
      Collector collector,
      ReplayListener listener) {
    this.rooms = rooms;
    this.session = session;
    this.choice = choice;
    this.home = home;
    this.collector = collector;
    this.listener = listener;
  }

  @Override
  public void setUp() throws SQLException {
    // What a rehearsal that was interrupted left is nobody's work.
    if (new Sessions(home).find(session.candidate()).isPresent()) {
      tearDown();
    }
    RoomCard unused = rooms.setUp(session, choice);
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Path workspace() {
    return session.workspace(home);
  }

  @Override
  public List<Finding> check() {
    return RoomCheck.run(session, rooms.compose(session), listener);
  }

  @Override
  public SyncReport sync() throws InterruptedException {
    return rooms.sync(session);
  }

  @Override
  public void connect() {
    RehearsedConnection.setUp(session.airbyte(), "source-postgres", 5432);
    FileOwner.of(workspace()).take(workspace());
  }

  @Override
  public Optional<String> build() {
    for (String command : List.of("deps", "build")) {
      ChildProgram.Exit exit =
          rooms
              .compose(session)
              .exec("dbt", BUILD_LIMIT, line -> {}, List.of("dbt", "--no-use-colors", command));
      if (!exit.successful()) {
        return Optional.of("dbt %s failed:%n%s".formatted(command, exit.tail()));
      }
    }
    return Optional.empty();
  }

  @Override
  public Collection collect(Path zip) {
    return collector.collect(session, () -> rooms.compose(session), zip);
  }

  @Override
  public void tearDown() {
    rooms.tearDown(session);
    rooms.purge(session);
  }
}
