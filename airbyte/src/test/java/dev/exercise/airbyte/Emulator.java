package dev.exercise.airbyte;

import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A BigQuery emulator of a test's own. The build sets the system properties {@code
 * exercise.emulator.python} (the Python of an environment that has it, which {@code make test}
 * prepares) and {@code exercise.emulator.modules} (the folder of the modules that start it).
 */
public final class Emulator implements AutoCloseable {

  public static final String PROJECT = "marketplace";

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final Path directory;

  private Emulator(Process process, int port, Path directory) {
    this.process = process;
    this.port = port;
    this.directory = directory;
  }

  public static Emulator start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("emulator");
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                python(),
                "-m",
                "exercise_watchdog",
                "exercise_emulator.launcher:main",
                "--port",
                String.valueOf(port),
                "--grpc-port",
                String.valueOf(freePort()),
                "--project",
                PROJECT,
                "--data-dir",
                directory.resolve("data").toString()));
    Path modules = Path.of(required("exercise.emulator.modules"));
    builder.environment().put("HOME", directory.toString());
    builder
        .environment()
        .put("PYTHONPATH", modules + File.pathSeparator + modules.resolve("emulator"));
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    Emulator emulator = new Emulator(builder.start(), port, directory);
    emulator.awaitAnswer();
    return emulator;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(port));
  }

  public BigQueryDestinationConfig dataset(String dataset) {
    return BigQueryDestinationConfig.emulator(address(), PROJECT, dataset);
  }

  /** Ends the process at once, as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Stops the process in its tracks, so that connections open and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() throws IOException {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private void awaitAnswer() throws InterruptedException {
    Instant end = Instant.now().plus(START);
    HttpRequest request =
        HttpRequest.newBuilder(
                address().resolve("/bigquery/v2/projects/%s/datasets".formatted(PROJECT)))
            .timeout(Duration.ofSeconds(5))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    while (true) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive() || Instant.now().isAfter(end)) {
          throw new IllegalStateException("The emulator did not start:\n" + log(), notYet);
        }
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static String python() {
    String python = required("exercise.emulator.python");
    if (!Files.isExecutable(Path.of(python))) {
      throw new IllegalStateException(
          "This test needs the BigQuery emulator, and there is no %s: run `make test`, or `./exercise prepare`."
              .formatted(python));
    }
    return python;
  }

  private static String required(String property) {
    String value = System.getProperty(property, "");
    if (value.isBlank()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "This test needs the BigQuery emulator: run `make test`, or set -D%s.",
              property));
    }
    return value;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
