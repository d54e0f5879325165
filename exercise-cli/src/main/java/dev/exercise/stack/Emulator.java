package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** A BigQuery emulator as a child process; what it stores goes when it is closed. */
public final class Emulator implements AutoCloseable {

  private static final String WHAT = "BigQuery emulator";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LOG_LINES = 15;

  private final ProcessLedger ledger;
  private final Path directory;
  private final Process process;
  private final URI endpoint;

  private Emulator(ProcessLedger ledger, Path directory, Process process, URI endpoint) {
    this.ledger = ledger;
    this.directory = directory;
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param python the interpreter of the emulator's environment
   * @throws PortTaken if somebody listens on one of its ports
   */
  public static Emulator start(ProcessLedger ledger, Path python, int restPort, int grpcPort) {
    return start(ledger, python, restPort, grpcPort, START_LIMIT, List.of());
  }

  /**
   * Starts one without some of the adjustments, for tests of these.
   *
   * @param limit until which it must answer
   * @param without ids of adjustments
   */
  static Emulator start(
      ProcessLedger ledger,
      Path python,
      int restPort,
      int grpcPort,
      Duration limit,
      List<String> without) {
    Ports.requireFree(restPort, Ports.REST_SERVICE);
    Ports.requireFree(grpcPort, Ports.GRPC_SERVICE);
    Path directory = ledger.scratch("emulator");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port", Integer.toString(restPort),
                "--grpc-port", Integer.toString(grpcPort),
                "--project", Stack.WAREHOUSE_PROJECT,
                "--data-dir", directory.resolve("data").toString()));
    without.forEach(id -> arguments.addAll(List.of("--without", id)));
    ProcessBuilder builder =
        new ProcessBuilder(
                LauncherSource.command(python, "exercise_emulator.launcher:main", arguments))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    Map<String, String> environment = LauncherSource.environment(directory);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new Problem(
          "The %s cannot be started with %s: %s.".formatted(WHAT, python, e.getMessage()), e);
    }
    ledger.started(process, WHAT);
    URI endpoint = URI.create("http://127.0.0.1:%d".formatted(restPort));
    Emulator emulator = new Emulator(ledger, directory, process, endpoint);
    try {
      emulator.awaitAnswer(limit);
      return emulator;
    } catch (RuntimeException e) {
      emulator.close();
      throw e;
    }
  }

  /** Where it answers: "http://127.0.0.1:9050". */
  public URI endpoint() {
    return endpoint;
  }

  /** Whether its process runs; if not, what was asked of it since says nothing. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Its scratch directory. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    ledger.stop(process.toHandle());
    ledger.discard(directory);
  }

  private void awaitAnswer(Duration limit) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(
                endpoint.resolve(
                    "/bigquery/v2/projects/%s/datasets".formatted(Stack.WAREHOUSE_PROJECT)))
            .timeout(limit)
            .build();
    long deadline = System.nanoTime() + limit.toNanos();
    while (!answers(client, request)) {
      ledger.requireOpen();
      if (ended(POLL)) {
        ledger.requireOpenAfterFailure();
        throw new Problem(
            "The %s ended while it started (exit code %d). Its last lines:%n%s"
                .formatted(WHAT, process.exitValue(), lastLogLines()));
      }
      if (System.nanoTime() > deadline) {
        throw new Problem(
            "The %s did not answer on %s within %d seconds. Its last lines:%n%s"
                .formatted(WHAT, endpoint, limit.toSeconds(), lastLogLines()));
      }
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      // Nobody listens yet; whether anybody will, the process tells.
      return false;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("Starting the %s was interrupted.".formatted(WHAT));
  }

  private String lastLogLines() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(directory.resolve("log")), UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: %s)".formatted(e.getMessage());
    }
  }
}
