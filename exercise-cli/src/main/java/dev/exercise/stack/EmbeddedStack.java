package dev.exercise.stack;

import dev.exercise.Problem;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The stack without Docker: Postgres and the emulator as child processes of the tool. */
public final class EmbeddedStack implements Stack {

  private final PostgresCluster postgres;
  private final Emulator emulator;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedStack(PostgresCluster postgres, Emulator emulator) {
    this.postgres = postgres;
    this.emulator = emulator;
  }

  /**
   * Starts both services at once; where one fails, neither is left running.
   *
   * @param emulatorPython the interpreter of the emulator's environment
   * @throws PortTaken if somebody listens on one of the ports
   * @throws Problem if there is too little disk or a service does not start
   */
  public static EmbeddedStack start(
      ProcessLedger ledger, Ports ports, Path emulatorPython, Progress progress) {
    return start(ledger, ports, emulatorPython, progress, DiskSpace.FOR_A_STACK);
  }

  static EmbeddedStack start(
      ProcessLedger ledger, Ports ports, Path emulatorPython, Progress progress, DiskSpace wanted) {
    wanted.require(ledger.home(), "the embedded stack");
    ports.requireFree();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<PostgresCluster> postgres =
          CompletableFuture.supplyAsync(
              shown(
                  progress,
                  "source Postgres",
                  () ->
                      PostgresCluster.start(
                          ledger,
                          Ports.POSTGRES_SERVICE,
                          "source",
                          ports.postgres(),
                          PostgresCluster.DURABLE)),
              threads);
      CompletableFuture<Emulator> emulator =
          CompletableFuture.supplyAsync(
              shown(
                  progress,
                  "BigQuery emulator",
                  () ->
                      Emulator.start(
                          ledger, emulatorPython, ports.bigQueryRest(), ports.bigQueryGrpc())),
              threads);
      return bothOrNeither(postgres, emulator);
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public PostgresServer source() {
    return postgres.server();
  }

  /**
   * Lets the log of the source be in a second place, too, where it stays when the stack is closed.
   *
   * @param file must not exist; on the same disk as the tool's home
   * @throws IOException where the file system cannot do that
   */
  public void keepSourceLog(Path file) throws IOException {
    postgres.keepLog(file);
  }

  @Override
  public URI warehouse() {
    return emulator.endpoint();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (postgres) {
      emulator.close();
    }
  }

  private static EmbeddedStack bothOrNeither(
      CompletableFuture<PostgresCluster> postgres, CompletableFuture<Emulator> emulator) {
    try {
      CompletableFuture.allOf(postgres, emulator).join();
      return new EmbeddedStack(postgres.join(), emulator.join());
    } catch (CompletionException e) {
      closeIfStarted(postgres);
      closeIfStarted(emulator);
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw e;
    }
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> service) {
    if (service.isCompletedExceptionally()) {
      return;
    }
    try {
      service.join().close();
    } catch (Exception e) {
      throw new IllegalStateException("A service that had started could not be stopped.", e);
    }
  }

  private static <T> Supplier<T> shown(Progress progress, String task, Supplier<T> work) {
    return () -> {
      try (Progress.Task shown = progress.begin(task)) {
        T result = work.get();
        shown.advance(1);
        return result;
      }
    };
  }
}
