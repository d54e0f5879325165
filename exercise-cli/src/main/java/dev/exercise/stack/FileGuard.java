package dev.exercise.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mutual exclusion by a file, between the threads of this tool and between tools; the system lifts
 * it when a tool dies.
 */
public final class FileGuard {

  // A file lock belongs to the whole process, so its threads need a lock of their own.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private FileGuard() {}

  /** Work that only one may do at a time. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Waits until nobody else holds the file, then works.
   *
   * @param file made if it is missing, and left there
   * @param onWait run once if it has to wait
   */
  public static <T> T holding(Path file, Runnable onWait, Work<T> work) throws IOException {
    ReentrantLock thread =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new ReentrantLock());
    boolean waited = !thread.tryLock();
    if (waited) {
      onWait.run();
      thread.lock();
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        if (!waited) {
          onWait.run();
        }
        lock = channel.lock();
      }
      return work.run();
    } finally {
      thread.unlock();
    }
  }
}
