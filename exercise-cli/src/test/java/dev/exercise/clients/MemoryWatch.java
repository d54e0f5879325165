package dev.exercise.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks several times a second how much memory processes hold, where Linux tells. */
final class MemoryWatch implements AutoCloseable {

  private static final int EVERY_MILLISECONDS = 100;

  private final ProcessHandle root;
  private final List<String> names;
  private final Map<String, Long> peaks = new TreeMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * Begins to watch.
   *
   * @param root the process whose descendants, and which itself, are watched
   * @param names what to look for in their command lines; a process counts for the first it has
   */
  MemoryWatch(ProcessHandle root, String... names) {
    this.root = root;
    this.names = List.of(names);
    var unused =
        clock.scheduleWithFixedDelay(this::look, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** The most that one process of that name held, in MB; 0 when none was seen. */
  synchronized long peak(String name) {
    return peaks.getOrDefault(name, 0L) / 1024;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private synchronized void look() {
    Stream.concat(Stream.of(root), root.descendants())
        .forEach(
            process -> {
              String line = read("cmdline", process).replace('\0', ' ');
              names.stream()
                  .filter(line::contains)
                  .findFirst()
                  .ifPresent(name -> peaks.merge(name, resident(process), Math::max));
            });
  }

  /** In KB. */
  private static long resident(ProcessHandle process) {
    return Arrays.stream(read("status", process).split("\n"))
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String read(String file, ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
    } catch (IOException e) {
      // It has just ended, or this is no Linux.
      return "";
    }
  }
}
