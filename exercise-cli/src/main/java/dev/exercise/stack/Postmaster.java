package dev.exercise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Postgres servers that run in data directories: they detach from whoever started them, so the
 * directory's {@code postmaster.pid} is what leads to them.
 */
final class Postmaster {

  private static final String FILE = "postmaster.pid";
  private static final Duration GRACE = Duration.ofSeconds(5);
  // The file says when the server began, a moment after its process did.
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private Postmaster() {}

  /** The servers of the data directories at most three levels below a directory. */
  static List<ProcessHandle> runningBelow(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.find(directory, 3, (path, attributes) -> path.endsWith(FILE))) {
      return files.flatMap(file -> running(file.getParent()).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server that runs in a data directory. */
  static Optional<ProcessHandle> running(Path dataDirectory) {
    List<String> lines;
    try {
      lines = Files.readAllLines(dataDirectory.resolve(FILE));
    } catch (IOException e) {
      // It stopped, and took its file with it.
      return Optional.empty();
    }
    // pid, data directory, start in seconds since 1970, port, …
    if (lines.size() < 3) {
      return Optional.empty();
    }
    Instant start = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(at -> Duration.between(at, start).abs().compareTo(TOLERANCE) <= 0)
                    .orElse(false));
  }

  /**
   * Stops a server without waiting for its clients. A killed one would leave a segment of shared
   * memory behind, hence SIGINT first, which Java itself cannot send.
   */
  static void stop(ProcessHandle postmaster) {
    List<ProcessHandle> descendants = postmaster.descendants().toList();
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      ProcessTree.awaitEnd(postmaster, GRACE);
    } catch (IOException e) {
      // No kill command: what follows is less tidy and as sure.
      postmaster.destroyForcibly();
    }
    ProcessTree.kill(postmaster, descendants);
  }
}
