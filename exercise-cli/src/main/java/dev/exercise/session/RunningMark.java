package dev.exercise.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a session without Docker runs, whoever else listens on its ports. The system lifts it
 * when the session's tool ends, however that comes about.
 */
public final class RunningMark implements AutoCloseable {

  // A file lock belongs to the whole process, and closing any channel of the file may lift it.
  private static final Map<Path, Long> HELD_HERE = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;

  private RunningMark(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Marks a session as running until this is closed.
   *
   * @param home the tool's home directory
   * @throws Problem when it runs already
   */
  public static RunningMark take(Path home, String candidate) {
    Path file = file(home, candidate);
    long self = ProcessHandle.current().pid();
    if (HELD_HERE.putIfAbsent(file, self) != null) {
      throw runs(candidate, holderIn(file));
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap("process %d%n".formatted(self).getBytes(UTF_8)));
        return new RunningMark(file, channel);
      }
      throw runs(candidate, holderIn(file));
    } catch (IOException | Problem refused) {
      HELD_HERE.remove(file);
      close(channel);
      throw refused instanceof Problem problem ? problem : unusable(file, refused);
    }
  }

  /**
   * The process that runs a session, as a user reads it; empty when none does.
   *
   * @param home the tool's home directory
   */
  public static Optional<String> holder(Path home, String candidate) {
    Path file = file(home, candidate);
    if (HELD_HERE.containsKey(file)) {
      return Optional.of(holderIn(file));
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null ? Optional.of(holderIn(file)) : Optional.empty();
    } catch (IOException unusable) {
      throw unusable(file, unusable);
    }
  }

  @Override
  public void close() {
    close(channel);
    HELD_HERE.remove(file);
  }

  private static void close(FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("closing the mark of a session", failed);
    }
  }

  private static Path file(Path home, String candidate) {
    Session.checkAlias(candidate);
    return home.toAbsolutePath().normalize().resolve("sessions").resolve(candidate + ".running");
  }

  private static String holderIn(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      return "another process";
    }
  }

  private static Problem runs(String candidate, String holder) {
    return new Problem(
        "The session of '%s' runs already: %s.".formatted(candidate, holder),
        "Go on with it, or end it with Ctrl-C where 'exercise setup' runs.");
  }

  private static Problem unusable(Path file, Exception why) {
    return new Problem(
        "%s cannot be used: %s.".formatted(file, why.getMessage()),
        "Set EXERCISE_HOME to a folder that you may write to.",
        why);
  }
}
