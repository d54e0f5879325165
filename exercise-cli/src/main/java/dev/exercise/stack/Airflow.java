package dev.exercise.stack;

import dev.exercise.Problem;
import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.AirflowException;
import dev.exercise.airflow.Health;
import dev.exercise.marketplace.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * An Airflow as child processes, with a Postgres for its metadata that nobody else has; both go
 * when it is closed.
 */
public final class Airflow implements AutoCloseable {

  private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(5);
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final String DATABASE = "airflow";
  private static final int LOG_LINES = 15;

  /** The processes that Airflow is made of, started at once. Nothing is ever deferred. */
  private static final List<List<String>> PARTS =
      List.of(
          List.of("api-server"),
          // The log files lie where the API server finds them, so nobody need serve them.
          List.of("scheduler", "--skip-serve-logs"),
          List.of("dag-processor"));

  private final ProcessLedger ledger;
  private final Path directory;
  private final PostgresCluster metadata;
  private final URI address;
  private final List<Part> parts = new CopyOnWriteArrayList<>();

  private record Part(String name, Process process, Path log) {}

  private Airflow(ProcessLedger ledger, Path directory, PostgresCluster metadata, URI address) {
    this.ledger = ledger;
    this.directory = directory;
    this.metadata = metadata;
    this.address = address;
  }

  /**
   * Starts one and waits until it says that it is healthy; half a minute on two idle cores.
   *
   * @throws PortTaken if somebody listens on its port
   * @throws Problem if it does not start
   */
  public static Airflow start(ProcessLedger ledger, AirflowSetting setting, Progress progress) {
    Ports.requireFree(setting.port(), Ports.AIRFLOW_SERVICE);
    try (Progress.Task task = progress.begin("Airflow")) {
      Airflow airflow =
          new Airflow(
              ledger,
              ledger.scratch("airflow"),
              PostgresCluster.start(
                  ledger,
                  "Airflow's Postgres",
                  "airflow-postgres",
                  Ports.oneFree(),
                  PostgresCluster.SMALL),
              URI.create("http://127.0.0.1:%d".formatted(setting.port())));
      try {
        airflow.run(setting);
        task.advance(1);
        return airflow;
      } catch (RuntimeException e) {
        airflow.close();
        throw e;
      }
    }
  }

  /** Its web pages and API. */
  public URI address() {
    return address;
  }

  /** Whether all of its parts run; if not, what was asked of it since says nothing. */
  public boolean isAlive() {
    return parts.stream().allMatch(part -> part.process().isAlive());
  }

  /** Stops its parts at once, so that none waits for another. */
  @Override
  public void close() {
    try (metadata) {
      parts.parallelStream().forEach(part -> ledger.stop(part.process().toHandle()));
      ledger.discard(directory);
    }
  }

  private void run(AirflowSetting setting) {
    createDatabase();
    Map<String, String> environment = setting.environment(directory, metadata.server(), DATABASE);
    migrate(setting.python(), environment);
    PARTS.forEach(arguments -> parts.add(start(setting.python(), environment, arguments)));
    awaitHealth();
  }

  private void createDatabase() {
    try (Connection connection = metadata.server().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    } catch (SQLException e) {
      throw new Problem(
          "The database for Airflow's metadata cannot be made: %s.".formatted(e.getMessage()), e);
    }
  }

  private void migrate(Path python, Map<String, String> environment) {
    Path log = directory.resolve("migrate.log");
    try {
      ChildProgram.Exit exit =
          new ChildProgram(
                  "airflow db migrate",
                  command(python, List.of("db", "migrate")),
                  directory,
                  environment,
                  log,
                  MIGRATION_LIMIT)
              .run(ledger, line -> {});
      if (!exit.successful()) {
        throw new Problem(
            "Airflow's tables could not be made ('airflow db migrate'). Its last lines:%n%s"
                .formatted(exit.tail()));
      }
    } catch (IOException e) {
      throw unstartable(python, e);
    }
  }

  private Part start(Path python, Map<String, String> environment, List<String> arguments) {
    String name = "Airflow " + arguments.get(0);
    Path log = directory.resolve(arguments.get(0) + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(python, arguments))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    ledger.requireOpen();
    try {
      Process process = builder.start();
      ledger.started(process, name);
      return new Part(name, process, log);
    } catch (IOException e) {
      throw unstartable(python, e);
    }
  }

  private static List<String> command(Path python, List<String> arguments) {
    return LauncherSource.command(python, "airflow.__main__:main", arguments);
  }

  private void awaitHealth() {
    AirflowClient client = new AirflowClient(address);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!health(client).map(Health::complete).orElse(false)) {
      ledger.requireOpen();
      for (Part part : parts) {
        if (ended(part.process())) {
          ledger.requireOpenAfterFailure();
          throw new Problem(
              "%s ended while it started (exit code %d). Its last lines:%n%s"
                  .formatted(part.name(), part.process().exitValue(), lastLines(part)));
        }
      }
      if (System.nanoTime() > deadline) {
        throw new Problem(
            ("Airflow was not healthy on %s within %d seconds. Is the machine busy? The last lines"
                    + " of %s:%n%s")
                .formatted(
                    address,
                    START_LIMIT.toSeconds(),
                    parts.get(0).name(),
                    lastLines(parts.get(0))));
      }
    }
  }

  private static Optional<Health> health(AirflowClient client) {
    try {
      return Optional.of(client.health());
    } catch (AirflowException notYet) {
      // Nobody listens yet; whether anybody will, the processes tell.
      return Optional.empty();
    }
  }

  /** Whether it ended, which is waited for a moment: this is what the loop around it idles by. */
  private static boolean ended(Process process) {
    try {
      return process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Starting Airflow was interrupted.");
    }
  }

  private static Problem unstartable(Path python, IOException e) {
    return new Problem(
        "Airflow cannot be started with %s: %s.".formatted(python, e.getMessage()), e);
  }

  private static String lastLines(Part part) {
    try {
      List<String> lines = Files.readAllLines(part.log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: %s)".formatted(e.getMessage());
    }
  }
}
