package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The record, in {@code <home>/run/}, of the child processes and scratch directories of each
 * running tool. Whatever a tool left behind, killed or not, the next one to open the ledger stops
 * and removes, and only that: pid and start instant must both be those recorded.
 */
public final class ProcessLedger implements AutoCloseable {

  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration NEWS_OF_THE_END = Duration.ofMillis(500);
  private static final String FILE = "ledger";

  private final Path home;
  private final Path room;
  private final Map<ProcessStamp, ProcessHandle> running = new ConcurrentHashMap<>();
  // A child whose standard input closes takes its starter for dead: keep the pipes reachable.
  private final Map<ProcessHandle, Process> pipes = new ConcurrentHashMap<>();
  private final AtomicInteger scratches = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread hook = new Thread(this::close, "process-ledger");

  private ProcessLedger(Path home, Path room) {
    this.home = home;
    this.room = room;
  }

  /**
   * Opens this tool's part of the ledger and cleans up after tools that are no more.
   *
   * @param home the tool's home directory, made if it is missing
   * @param notices told in one line what was cleaned up
   */
  public static ProcessLedger open(Path home, Consumer<String> notices) {
    try {
      Path run = Files.createDirectories(home.toAbsolutePath().normalize().resolve("run"));
      return FileGuard.holding(run.resolve("lock"), () -> {}, () -> openIn(run, notices));
    } catch (IOException e) {
      throw new Problem(
          "The home directory %s cannot be used: %s. Set EXERCISE_HOME to a folder that you may write to."
              .formatted(home, e),
          e);
    }
  }

  private static ProcessLedger openIn(Path run, Consumer<String> notices) throws IOException {
    for (Path room : rooms(run)) {
      cleanIfOwnerIsGone(room, notices);
    }
    ProcessStamp owner = ProcessStamp.of(ProcessHandle.current());
    Path room = Files.createDirectories(run.resolve(owner + "-" + OPENED.incrementAndGet()));
    ProcessLedger ledger = new ProcessLedger(run.getParent(), room);
    Runtime.getRuntime().addShutdownHook(ledger.hook);
    return ledger;
  }

  /** The tool's home directory, absolute. */
  public Path home() {
    return home;
  }

  /**
   * Makes sure that the tool goes on: ask before what was seen of a child is believed or reported.
   *
   * @throws ToolStopped if the children are being stopped
   */
  public void requireOpen() {
    if (closing.getCount() == 0) {
      throw new ToolStopped();
    }
  }

  /**
   * {@link #requireOpen} for a child that failed: a Ctrl-C reaches all processes of a terminal at
   * once, and a child may end of it before this one has begun to close.
   */
  void requireOpenAfterFailure() {
    try {
      if (closing.await(NEWS_OF_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ToolStopped();
      }
    } catch (InterruptedException e) {
      // The caller's next wait finds it again; nobody is to wait here.
      Thread.currentThread().interrupt();
    }
  }

  /** Makes an empty directory that lives as long as this ledger is open, at most. */
  public Path scratch(String name) {
    requireOpen();
    try {
      return Files.createDirectories(
          room.resolve("%s-%d".formatted(name, scratches.incrementAndGet())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a directory that {@link #scratch} made, with all that is in it. */
  public void discard(Path scratch) {
    if (!scratch.startsWith(room) || scratch.equals(room)) {
      throw new IllegalArgumentException("%s is not a scratch directory.".formatted(scratch));
    }
    if (closing.getCount() == 0) {
      // Whoever closes removes all of them.
      return;
    }
    DirectoryTree.delete(scratch);
  }

  /**
   * Records a child that was just started.
   *
   * @param what as a user reads it: "BigQuery emulator"
   */
  public void started(Process process, String what) {
    pipes.put(process.toHandle(), process);
    started(process.toHandle(), what);
  }

  void started(ProcessHandle process, String what) {
    ProcessStamp stamp = ProcessStamp.of(process);
    running.put(stamp, process);
    if (closing.getCount() == 0) {
      // It may have come too late to be among those that are stopped.
      ProcessTree.stop(process, GRACE);
      throw new ToolStopped();
    }
    try {
      Files.writeString(
          room.resolve(FILE),
          "%s\t%s%n".formatted(stamp, what),
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<Void> unused = process.onExit().thenAccept(this::ended);
  }

  /** Stops a child and all its descendants; those that do not go when asked are killed. */
  public void stop(ProcessHandle process) {
    ProcessTree.stop(process, GRACE);
    ended(process);
  }

  private void ended(ProcessHandle process) {
    running.values().remove(process);
    pipes.remove(process);
  }

  /** Stops what still runs and removes every scratch directory; closing again does nothing. */
  @Override
  public void close() {
    closing.countDown();
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    stopAll(List.copyOf(running.values()), room);
    DirectoryTree.delete(room);
    if (Thread.currentThread() != hook) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The machine is shutting down and runs the hook, which finds the ledger closed.
        return;
      }
    }
  }

  private static List<Path> rooms(Path run) throws IOException {
    List<Path> rooms = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(run, Files::isDirectory)) {
      found.forEach(rooms::add);
    }
    return rooms;
  }

  private static void cleanIfOwnerIsGone(Path room, Consumer<String> notices) throws IOException {
    String name = room.getFileName().toString();
    int end = name.lastIndexOf('-');
    ProcessStamp owner = ProcessStamp.parse(name.substring(0, Math.max(end, 0))).orElse(null);
    if (owner == null || owner.mayLive()) {
      return;
    }
    List<ProcessHandle> leftovers = new ArrayList<>();
    Path file = room.resolve(FILE);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        // A line cut short by the tool's death names no process and is passed over.
        ProcessStamp.parse(line.split("\t", 2)[0])
            .flatMap(ProcessStamp::find)
            .ifPresent(leftovers::add);
      }
    }
    int stopped = stopAll(leftovers, room);
    DirectoryTree.delete(room);
    notices.accept(
        "Cleaned up after an earlier run that was killed (process %d): %s stopped."
            .formatted(owner.pid(), stopped == 1 ? "1 process" : stopped + " processes"));
  }

  /** Stops processes and whatever Postgres runs in a room's directories; returns how many. */
  private static int stopAll(List<ProcessHandle> processes, Path room) {
    List<ProcessHandle> postmasters = Postmaster.runningBelow(room);
    List<ProcessHandle> others =
        processes.stream().filter(process -> !postmasters.contains(process)).toList();
    postmasters.parallelStream().forEach(Postmaster::stop);
    others.parallelStream().forEach(process -> ProcessTree.stop(process, GRACE));
    return postmasters.size() + others.size();
  }
}
