package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Planting;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The shipped Compose file, up in a workspace as a candidate gets it, until it is closed. */
final class OpenRoom implements AutoCloseable {

  /** A world with everything in it, small enough to be planted in seconds. */
  static final World WORLD = World.of(7_403_922_118_604_517_333L, "0.1");

  // The containers' names are those of the manual. Volumes and network are this project's own, so
  // that a session that somebody has on this machine loses nothing.
  private static final String NAME = "exercise-manual";

  private static final Map<String, String> PROJECT =
      Map.of("COMPOSE_PROJECT_NAME", NAME, "BUILDKIT_PROGRESS", "plain");

  private final Path folder;
  private final Terminal terminal;

  private OpenRoom(Path folder) {
    this.folder = folder;
    this.terminal = new Terminal(folder, PROJECT);
  }

  /** Writes a workspace, builds what it needs and waits until all is healthy. */
  static OpenRoom open(Path folder) throws IOException, InterruptedException, SQLException {
    Docker.requireEngine();
    Docker.requireCompose();
    ShippedNames.claim(NAME);
    write(folder);
    OpenRoom room = new OpenRoom(folder);
    room.compose("build");
    try {
      room.compose("up", "--detach", "--wait");
      return room;
    } catch (AssertionError ill) {
      ill.addSuppressed(
          new AssertionError(room.terminal.pipe("docker", "compose", "logs").screen()));
      room.close();
      throw ill;
    }
  }

  /** Writes a workspace with a planted source. */
  static void write(Path folder) throws SQLException {
    try (ScratchPostgres postgres = ScratchPostgres.start(TestHome.ledger())) {
      Workshop unused =
          Planting.plant(postgres.server(), postgres.server(), WORLD, Depth.FULL, Progress.NONE);
      new RoomFolder(TestHome.root()).write(folder, postgres.server(), Depth.FULL, Progress.NONE);
    }
  }

  Path folder() {
    return folder;
  }

  Path project() {
    return folder.resolve(RoomFolder.PROJECT);
  }

  Terminal terminal() {
    return terminal;
  }

  /** Types the lines into a shell of the dbt container, as the manual says to enter it. */
  Terminal.Screen inDbt(String... lines) throws IOException {
    return terminal.type(
        "docker exec -it dbt bash", "set -e\n" + String.join("\n", lines) + "\nexit\n");
  }

  /** Lays the reference solution over the starter, as if the candidate had written it. */
  void solve() {
    Overlay.SOLUTION.layOver(project());
  }

  /** Puts the starter back where the solution was. */
  void forget() throws IOException {
    for (String part : List.of("models", "macros", "tests", "dbt_project.yml")) {
      Path file = project().resolve(part);
      if (Files.isDirectory(file)) {
        DirectoryTree.delete(file);
        List<Path> unused =
            SubmissionCopy.copy(TestHome.root().resolve("dbt_project").resolve(part), file);
      } else {
        Files.write(file, Files.readAllBytes(TestHome.root().resolve("dbt_project").resolve(part)));
      }
    }
  }

  @Override
  public void close() throws IOException {
    compose("down", "--volumes", "--remove-orphans");
    ShippedNames.release(NAME);
  }

  private void compose(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 2];
    command[0] = "docker";
    command[1] = "compose";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    Terminal.Screen done = terminal.pipe(command);
    assertThat(done.code()).as(done.screen()).isZero();
  }
}
