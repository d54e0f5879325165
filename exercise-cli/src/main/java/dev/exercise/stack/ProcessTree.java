package dev.exercise.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Stops a process together with everything that it started. */
final class ProcessTree {

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private ProcessTree() {}

  /** Asks the process to end and, after the grace, kills it; then kills its descendants. */
  static void stop(ProcessHandle root, Duration grace) {
    List<ProcessHandle> descendants = root.descendants().toList();
    root.destroy();
    awaitEnd(root, grace);
    kill(root, descendants);
  }

  /** Kills the process and its descendants at once. */
  static void kill(ProcessHandle root, List<ProcessHandle> descendants) {
    List<ProcessHandle> living =
        Stream.concat(Stream.of(root), descendants.stream())
            .filter(ProcessHandle::isAlive)
            .toList();
    living.forEach(ProcessHandle::destroyForcibly);
    living.forEach(process -> awaitEnd(process, AFTER_KILL));
  }

  /** Waits until the process is gone; returns whether it is. */
  static boolean awaitEnd(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
