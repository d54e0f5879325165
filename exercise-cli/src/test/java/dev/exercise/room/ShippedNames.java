package dev.exercise.room;

import dev.exercise.images.Docker;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Container;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The containers' names and ports are the manual's, so a machine has one room at a time: a test
 * that needs them leaves anybody's room alone, and removes only what an earlier test left.
 */
final class ShippedNames {

  private static FileChannel turn;

  private ShippedNames() {}

  /**
   * Takes the names for a test, or skips it where somebody has a room; CI has none, so there it
   * fails. A test of another process of the same run is waited for.
   *
   * @param project the Compose project that the test will bring up
   */
  static void claim(String project) throws IOException, InterruptedException {
    awaitTurn();
    if (earlierTestWasKilled(project)) {
      Docker.run("compose", "--project-name", project, "down", "--volumes", "--remove-orphans");
    }
    dev.exercise.stack.Docker docker = dev.exercise.stack.Docker.ofThisUser();
    Optional<String> taken = taken(docker.containers(), docker.volumes(project));
    if (taken.isPresent()) {
      endTurn();
    }
    if (taken.isPresent() && System.getenv("CI") != null) {
      throw new AssertionError(taken.get());
    }
    Assumptions.assumeTrue(taken.isEmpty(), () -> taken.orElse(""));
    Files.createDirectories(record(project).getParent());
    Files.writeString(record(project), Long.toString(ProcessHandle.current().pid()));
  }

  /** The test has taken its room down. */
  static void release(String project) throws IOException {
    Files.deleteIfExists(record(project));
    endTurn();
  }

  private static synchronized void awaitTurn() throws IOException {
    if (turn == null) {
      Path file = TestHome.path().resolve("rooms").resolve("names.lock");
      Files.createDirectories(file.getParent());
      turn = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // It ends with the process, too, however that ends.
      FileLock unused = turn.lock();
    }
  }

  private static synchronized void endTurn() throws IOException {
    if (turn != null) {
      turn.close();
      turn = null;
    }
  }

  /** What of a room there is, and what its owner can do; empty when there is nothing. */
  static Optional<String> taken(List<Container> containers, List<String> volumes) {
    List<String> found = new ArrayList<>();
    for (Container container : containers) {
      if (Compose.NAMES.contains(container.name()) || container.project().equals(Compose.PROJECT)) {
        found.add(
            "container %s%s"
                .formatted(
                    container.name(),
                    container.folder().map(folder -> " of " + folder).orElse("")));
      }
    }
    volumes.forEach(volume -> found.add("volume " + volume));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("A room is on this machine, and this test needs its names and ports: %s. Take its work"
                    + " and end it ('exercise collect', 'exercise teardown'), then test again.")
                .formatted(String.join(", ", found)));
  }

  /** A room's owner is known in the checkout's own home: then it is no test's. */
  private static boolean earlierTestWasKilled(String project) throws IOException {
    if (!Files.exists(record(project))
        || Files.exists(TestHome.root().resolve(".exercise/rooms/volumes-of"))) {
      return false;
    }
    long pid = Long.parseLong(Files.readString(record(project)).strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static Path record(String project) {
    return TestHome.path().resolve("rooms").resolve(project + ".tested-by");
  }
}
