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
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs dbt of a prepared environment against a warehouse, as a child process with a clean
 * environment, without a shell, and within a time limit.
 */
public final class DbtRunner {

  private static final String DEPS = "deps";
  private static final Set<String> WRITE_NO_TARGET = Set.of(DEPS, "debug");
  // 1: a node failed; 2: dbt gave up. What is above, a signal or the system decided.
  private static final int LAST_OF_DBT = 2;

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
    ProjectFile settings = ProjectFile.of(project);
    if (arguments.get(0).equals(DEPS)) {
      // Refuses to let packages be written elsewhere.
      Path unused = settings.packages();
    }
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
                  environment(project, scratch, settings),
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
      Optional<String> told = errors.told();
      DbtRun.Outcome outcome = outcome(exit, nodes, told);
      return new DbtRun(
          outcome,
          exit.code(),
          exit.duration(),
          nodes,
          problem(outcome, exit, told),
          log,
          Optional.of(manifest).filter(Manifest::isWhole));
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
            "--no-use-colors",
            // What follows wins over the flags that the project sets: they are not to steer us.
            "--log-level",
            "info",
            "--no-debug",
            "--no-quiet",
            "--write-json",
            "--no-partial-parse",
            "--no-fail-fast",
            "--no-send-anonymous-usage-stats"));
    command.addAll(arguments);
    if (!WRITE_NO_TARGET.contains(arguments.get(0))) {
      command.addAll(List.of("--target-path", target.toString()));
    }
    return LauncherSource.command(dbt.python(), "dbt.cli.main:cli", command);
  }

  private Map<String, String> environment(Path project, Path scratch, ProjectFile settings) {
    Map<String, String> environment = LauncherSource.environment(scratch);
    environment.put("DBT_PROFILES_DIR", project.toString());
    environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    environment.put("BIGQUERY_EMULATOR_HOST", warehouse.getAuthority());
    environment.put("BIGQUERY_PROJECT", warehouseProject);
    // There is no option against it, and dbt takes only one of the two from outside and project.
    if (settings.hasFlag("warn_error")) {
      environment.put("DBT_WARN_ERROR", "false");
    } else {
      environment.put("DBT_WARN_ERROR_OPTIONS", "{}");
    }
    return environment;
  }

  private static DbtRun.Outcome outcome(
      ChildProgram.Exit exit, List<DbtNode> nodes, Optional<String> told) {
    if (exit.timedOut()) {
      return DbtRun.Outcome.TIMED_OUT;
    }
    if (exit.code() == 0) {
      return DbtRun.Outcome.SUCCESS;
    }
    // dbt ends with 1 for failed nodes, and with 1 or 2 for projects that it cannot begin with.
    if (exit.code() == 1 && !nodes.isEmpty()) {
      return DbtRun.Outcome.NODES_FAILED;
    }
    return exit.code() <= LAST_OF_DBT
            && told.filter(text -> !Infrastructure.failed(text)).isPresent()
        ? DbtRun.Outcome.NOT_RUN
        : DbtRun.Outcome.CRASHED;
  }

  private static Optional<DbtProblem> problem(
      DbtRun.Outcome outcome, ChildProgram.Exit exit, Optional<String> told) {
    return switch (outcome) {
      case NOT_RUN, CRASHED -> Optional.of(DbtProblem.of(told.orElse(exit.tail())));
      case SUCCESS, NODES_FAILED, TIMED_OUT -> Optional.empty();
    };
  }
}
