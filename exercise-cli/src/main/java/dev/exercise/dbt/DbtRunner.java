package dev.exercise.dbt;

import dev.exercise.Problem;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Runs dbt of a prepared environment against a warehouse, as a child process with a clean
 * environment, without a shell, and within a time limit.
 */
public final class DbtRunner {

  private final ProcessLedger ledger;
  private final PythonEnvironment dbt;
  private final URI warehouse;
  private final String warehouseProject;

  /**
   * @param dbt the environment that has dbt
   * @param warehouse the BigQuery endpoint that the project's profile is pointed at
   * @param warehouseProject the project that its datasets belong to
   */
  public DbtRunner(
      ProcessLedger ledger, PythonEnvironment dbt, URI warehouse, String warehouseProject) {
    this.ledger = ledger;
    this.dbt = dbt;
    this.warehouse = warehouse;
    this.warehouseProject = warehouseProject;
  }

  /**
   * Runs a dbt command to its end or to the limit.
   *
   * @param project the directory with {@code dbt_project.yml} and {@code profiles.yml}; dbt writes
   *     {@code target/} there, so hand in a copy
   * @param arguments the command and its options: "build", "--select", "marts"
   * @param log the file that all output is written to
   * @param limit after which dbt is killed, with all that it started
   * @param events given each line as it comes, from another thread
   */
  public DbtRun run(
      Path project, List<String> arguments, Path log, Duration limit, Consumer<DbtEvent> events) {
    Path target = project.resolve("target");
    Path results = target.resolve("run_results.json");
    Path manifest = target.resolve("manifest.json");
    Path scratch = ledger.scratch("dbt");
    ErrorEvents errors = new ErrorEvents();
    try {
      // What an earlier run left must not be taken for this one's.
      Files.deleteIfExists(results);
      Files.deleteIfExists(manifest);
      Files.deleteIfExists(log);
      ChildProgram.Exit exit =
          new ChildProgram(
                  "dbt " + arguments.get(0),
                  command(arguments, target, scratch),
                  project,
                  environment(project, scratch),
                  log,
                  limit)
              .run(
                  ledger,
                  line -> {
                    DbtEvent event = DbtEvent.parse(line);
                    errors.accept(event);
                    events.accept(event);
                  });
      List<DbtNode> nodes = RunResults.read(results);
      DbtRun.Outcome outcome = outcome(exit, nodes);
      return new DbtRun(
          outcome,
          exit.code(),
          exit.duration(),
          nodes,
          outcome == DbtRun.Outcome.NOT_RUN
              ? Optional.of(DbtProblem.of(errors.orElse(exit.tail())))
              : Optional.empty(),
          log,
          Optional.of(manifest).filter(Files::exists));
    } catch (IOException e) {
      throw new Problem("dbt cannot be run in %s: %s.".formatted(project, e.getMessage()), e);
    } finally {
      ledger.discard(scratch);
    }
  }

  private List<String> command(List<String> arguments, Path target, Path scratch) {
    List<String> command = new ArrayList<>();
    // Options of dbt itself come before its command.
    command.addAll(
        List.of(
            "--log-format",
            "json",
            "--log-level-file",
            "none",
            "--log-path",
            scratch.resolve("logs").toString(),
            "--no-use-colors"));
    command.addAll(arguments);
    if (!arguments.get(0).equals("deps")) {
      command.addAll(List.of("--target-path", target.toString()));
    }
    return LauncherSource.command(dbt.python(), "dbt.cli.main:cli", command);
  }

  private Map<String, String> environment(Path project, Path scratch) {
    Map<String, String> environment = LauncherSource.environment(scratch);
    environment.put("DBT_PROFILES_DIR", project.toString());
    environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    environment.put("BIGQUERY_EMULATOR_HOST", warehouse.getAuthority());
    environment.put("BIGQUERY_PROJECT", warehouseProject);
    return environment;
  }

  private static DbtRun.Outcome outcome(ChildProgram.Exit exit, List<DbtNode> nodes) {
    if (exit.timedOut()) {
      return DbtRun.Outcome.TIMED_OUT;
    }
    if (exit.code() == 0) {
      return DbtRun.Outcome.SUCCESS;
    }
    // dbt ends with 1 for failed nodes, and for some projects that it cannot begin with.
    return exit.code() == 1 && !nodes.isEmpty()
        ? DbtRun.Outcome.NODES_FAILED
        : DbtRun.Outcome.NOT_RUN;
  }

  /** The errors that dbt told, as one text. */
  private static final class ErrorEvents {

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    void accept(DbtEvent event) {
      if (event.level().equals("error")) {
        texts.add(event.text());
      }
    }

    String orElse(String other) {
      return texts.isEmpty() ? other : String.join("\n", texts);
    }
  }
}
