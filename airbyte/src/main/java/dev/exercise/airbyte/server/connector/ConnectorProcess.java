package dev.exercise.airbyte.server.connector;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A connector that runs; closing it ends it and removes its files. */
public final class ConnectorProcess implements AutoCloseable {

  private final Process process;
  private final Path folder;
  private final Runnable killContainer;

  ConnectorProcess(Process process, Path folder, Runnable killContainer) {
    this.process = process;
    this.folder = folder;
    this.killContainer = killContainer;
  }

  public InputStream output() {
    return process.getInputStream();
  }

  public InputStream errors() {
    return process.getErrorStream();
  }

  public OutputStream input() {
    return process.getOutputStream();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code, once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Completed with the exit code when it ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Ends it at once, with all that it started. */
  public void kill() {
    killContainer.run();
    kill(process.toHandle());
  }

  /** Ends a process at once, with all that it started. */
  static void kill(ProcessHandle process) {
    List<ProcessHandle> children;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      children = descendants.toList();
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    process.onExit().join();
    PrivateFolder.delete(folder);
  }
}
