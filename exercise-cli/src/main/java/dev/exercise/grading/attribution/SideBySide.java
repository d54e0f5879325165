package dev.exercise.grading.attribution;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that is done by several threads, and given up as a whole when a part of it fails. */
final class SideBySide {

  /** More would wait for the same processors, and each holds a connection. */
  private static final int MOST_THREADS = 4;

  private SideBySide() {}

  static void run(List<Callable<Void>> work) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, SideBySide::daemon);
    try {
      List<Future<Void>> parts = work.stream().map(pool::submit).toList();
      for (Future<Void> part : parts) {
        Void unused = part.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("An answer could not be computed.", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while answers were computed.", interrupted);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "answers");
    thread.setDaemon(true);
    return thread;
  }
}
