package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a tool is at work on the room: what two would do at once would leave neither whole. The
 * system lifts it when the tool ends, however that comes about.
 */
final class RoomLock {

  // A file lock belongs to the whole process, and closing any channel of the file may lift it.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private RoomLock() {}

  /** Work on the room. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Works while it has the lock: takes it at once or not at all.
   *
   * @param home the tool's home directory
   * @param session whose room is worked on
   * @throws Problem naming the process and the session that have it
   */
  static <T, E extends Exception> T holding(Path home, String session, Work<T, E> work) throws E {
    Path file = home.toAbsolutePath().normalize().resolve("rooms").resolve("lock");
    if (!HELD_HERE.add(file)) {
      throw held(file);
    }
    try (FileChannel channel = open(file)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw held(file);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              "session '%s', process %d%n"
                  .formatted(session, ProcessHandle.current().pid())
                  .getBytes(UTF_8)));
      return work.run();
    } catch (IOException unusable) {
      throw unusable(file, unusable);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Problem held(Path file) {
    try {
      return new Problem(
          "Another 'exercise' is at work on the room: %s."
              .formatted(Files.readString(file).strip()),
          "Wait for its end, or stop that process; then run the same command again.");
    } catch (IOException unreadable) {
      return unusable(file, unreadable);
    }
  }

  private static Problem unusable(Path file, IOException why) {
    return new Problem(
        "%s cannot be used: %s.".formatted(file, why.getMessage()),
        "Set EXERCISE_HOME to a folder that you may write to.",
        why);
  }
}
