package dev.exercise.airbyte.server.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the configurations of running connectors lie: readable by this user only, and gone when the
 * connector is. What a killed server left behind goes when the next one starts.
 */
public final class PrivateFolder {

  private static final String PROCESS = "process-";

  private final Path root;

  private PrivateFolder(Path root) {
    this.root = root;
  }

  /**
   * Opens the folder, ends what a killed server still had running in it, and empties it. Only for
   * the one server that has the data directory open.
   */
  public static PrivateFolder open(Path root) {
    try {
      if (Files.exists(root)) {
        endLeftProcesses(root);
        delete(root);
      }
      makeDirectories(root);
      return new PrivateFolder(root);
    } catch (IOException exception) {
      throw new UncheckedIOException(
          "The folder %s for connectors' files cannot be made: %s. Give the server a data directory that it may write."
              .formatted(root, exception.getMessage()),
          exception);
    }
  }

  /** A folder of its own for one process. */
  Path forProcess() throws IOException {
    return Files.createTempDirectory(
        root,
        "run-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Writes a file that only this user can read. */
  static Path write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content, StandardOpenOption.WRITE);
    return file;
  }

  /** Notes which process uses the folder, for the server after this one. */
  static void note(Path folder, ProcessHandle process) throws IOException {
    String started = process.info().startInstant().map(Instant::toString).orElse("");
    write(folder, PROCESS + process.pid(), started.getBytes(StandardCharsets.UTF_8));
  }

  static void delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException exception) {
      // A process that is just ending may still write here: the next start empties the folder.
      System.getLogger(PrivateFolder.class.getName())
          .log(System.Logger.Level.WARNING, "Files are left in {0}.", folder);
    }
  }

  private static void endLeftProcesses(Path root) throws IOException {
    List<Path> notes;
    try (Stream<Path> inside = Files.walk(root, 2)) {
      notes = inside.filter(f -> f.getFileName().toString().startsWith(PROCESS)).toList();
    }
    for (Path note : notes) {
      String started = Files.readString(note);
      long pid = Long.parseLong(note.getFileName().toString().substring(PROCESS.length()));
      // A process id may be another's by now; its start tells.
      ProcessHandle.of(pid)
          .filter(
              process ->
                  !started.isEmpty()
                      && process
                          .info()
                          .startInstant()
                          .map(Instant::toString)
                          .filter(started::equals)
                          .isPresent())
          .ifPresent(ConnectorProcess::kill);
    }
  }

  private static void makeDirectories(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(
            Set.copyOf(PosixFilePermissions.fromString("rwx------"))));
  }
}
