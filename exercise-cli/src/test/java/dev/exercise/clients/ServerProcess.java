package dev.exercise.clients;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Our server as a process of its own, as in its container, so that its memory can be told. */
final class ServerProcess implements AutoCloseable {

  static final String MAIN = "dev.exercise.airbyte.server.AirbyteServerMain";

  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param data where it keeps what it knows
   * @param emulator that its destinations find
   */
  static ServerProcess start(Path data, URI emulator) throws IOException, InterruptedException {
    int port = Ports.free().postgres();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Launcher.java().toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    Launcher.classPath(),
                    MAIN))
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("server.log").toFile());
    builder.environment().put("AIRBYTE_PORT", Integer.toString(port));
    builder.environment().put("AIRBYTE_DATA", data.toString());
    builder
        .environment()
        .put("BIGQUERY_EMULATOR_HOST", "%s:%d".formatted(emulator.getHost(), emulator.getPort()));
    ServerProcess server =
        new ServerProcess(builder.start(), URI.create("http://127.0.0.1:%d".formatted(port)));
    server.awaitAnswer();
    return server;
  }

  URI address() {
    return address;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  private void awaitAnswer() throws InterruptedException {
    AirbyteClient client = new AirbyteClient(address);
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        if (client.isAvailable()) {
          return;
        }
      } catch (AirbyteException notYet) {
        if (System.nanoTime() > end || !process.isAlive()) {
          close();
          throw notYet;
        }
      }
      boolean unused = process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
