package dev.exercise.airbyte.server.job;

import dev.exercise.airbyte.server.connector.ConnectorLog;
import dev.exercise.airbyte.server.connector.LogText;
import dev.exercise.airbyte.server.connector.SecretMask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** The logs of attempts, a file each. */
public final class JobLogs {

  private static final long LARGEST = 20 << 20;
  private static final int SHOWN = 1 << 20;

  private final Path directory;
  private final Clock clock;

  public JobLogs(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The last lines of an attempt's log. */
  public List<String> read(long job, int attempt) {
    Path file = file(job, attempt);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long length = log.length();
      byte[] tail = new byte[(int) Math.min(SHOWN, length)];
      log.seek(length - tail.length);
      log.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      // Where the beginning is left out, the first line may be half a line.
      return tail.length < length && lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  Log open(long job, int attempt, SecretMask mask) {
    try {
      Path file = file(job, attempt);
      Files.createDirectories(file.getParent());
      return new Log(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          mask,
          clock);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private Path file(long job, int attempt) {
    return directory.resolve("job-%d".formatted(job)).resolve("attempt-%d.log".formatted(attempt));
  }

  /** The log of an attempt that runs. */
  static final class Log implements ConnectorLog, AutoCloseable {

    private final BufferedWriter writer;
    private final SecretMask mask;
    private final Clock clock;
    private long written;
    private boolean closed;

    private Log(BufferedWriter writer, SecretMask mask, Clock clock) {
      this.writer = writer;
      this.mask = mask;
      this.clock = clock;
    }

    @Override
    public synchronized void line(String origin, String text) {
      if (closed || written > LARGEST) {
        return;
      }
      String line = LogText.format(clock.instant(), origin, text, mask);
      written += line.length();
      try {
        writer.write(written > LARGEST ? "The log is full: further lines are left out." : line);
        writer.newLine();
        writer.flush();
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      try {
        writer.close();
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
  }
}
