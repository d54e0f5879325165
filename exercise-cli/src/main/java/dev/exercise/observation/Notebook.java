package dev.exercise.observation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file that the observations of a session are kept in, beside the session's own. A line is
 * added and none is changed, so that neither a crash nor a second writer can lose what stands
 * there; only its owner may read it.
 */
public final class Notebook {

  // A file lock belongs to the whole process: threads of one wait for each other here.
  private static final Object WRITING = new Object();

  private final Path file;

  /**
   * @param home the tool's home directory
   * @param candidate an alias that is safe as the name of a file
   */
  public Notebook(Path home, String candidate) {
    this.file = home.resolve("sessions").resolve(candidate + ".observations");
  }

  /**
   * Adds an observation; when it returns, a crash of the machine no longer takes it.
   *
   * @throws Problem when it cannot be written
   */
  public void add(Observation observation) {
    synchronized (WRITING) {
      try (FileChannel channel = open();
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the file's lock was lost");
        }
        // What a crash left unfinished must not take this line with it.
        String start = endsInALine(channel) ? "" : "\n";
        ByteBuffer line =
            ByteBuffer.wrap((start + ObservationJson.line(observation) + "\n").getBytes(UTF_8));
        channel.position(channel.size());
        while (line.hasRemaining()) {
          int unused = channel.write(line);
        }
        channel.force(true);
      } catch (IOException unwritable) {
        throw new Problem(
            "It cannot be kept in %s: %s.".formatted(file, unwritable.getMessage()),
            "Make room or change the folder's permissions, then run the same command again.",
            unwritable);
      }
    }
  }

  /**
   * All that was written down; nothing at all where there is no file.
   *
   * @throws Problem when the file cannot be read
   */
  public Observations read() {
    if (!Files.exists(file)) {
      return new Observations(List.of(), 0);
    }
    List<Observation> all = new ArrayList<>();
    int unreadable = 0;
    try {
      // Bytes that are no text belong to a torn line, too.
      for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
        Optional<Observation> observation = ObservationJson.parse(line);
        if (observation.isPresent()) {
          all.add(observation.get());
        } else if (!line.isBlank()) {
          unreadable++;
        }
      }
    } catch (IOException unreadableFile) {
      throw new Problem(
          "%s cannot be read: %s.".formatted(file, unreadableFile.getMessage()),
          "Change the file's permissions.",
          unreadableFile);
    }
    return new Observations(all, unreadable);
  }

  /** Forgets all of it. */
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException undeletable) {
      throw new Problem(
          "%s cannot be deleted: %s.".formatted(file, undeletable.getMessage()),
          "Change the folder's permissions.",
          undeletable);
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static boolean endsInALine(FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      return true;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    int unused = channel.read(last, channel.size() - 1);
    return last.get(0) == '\n';
  }
}
