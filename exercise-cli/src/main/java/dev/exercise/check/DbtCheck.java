package dev.exercise.check;

import dev.exercise.Problem;
import dev.exercise.dbt.DbtProblem;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Submission;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lets dbt look at its own set-up, on a copy of the candidate's project. */
final class DbtCheck {

  private static final String NAME = "dbt project";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private DbtCheck() {}

  static Finding untried() {
    return Finding.failed(
        NAME,
        "was not looked at, since the warehouse does not answer",
        "See to the BigQuery emulator first.");
  }

  static Finding of(ProcessLedger ledger, Toolchain toolchain, URI warehouse, Path workspace) {
    Path copy = ledger.scratch("check");
    try {
      Submission.open(workspace).copyTo(copy);
      DbtRun run =
          new DbtRunner(ledger, toolchain.dbt(), warehouse, Stack.WAREHOUSE_PROJECT)
              .run(copy, List.of("debug"), copy.resolve("debug.log"), LIMIT, event -> {});
      return run.successful()
          ? Finding.ok(NAME, "dbt debug passes in " + workspace)
          : Finding.failed(
              NAME,
              run.problem().map(DbtProblem::message).orElse("dbt debug failed"),
              "Run 'dbt debug' in %s: it names what is wrong.".formatted(workspace));
    } catch (Problem problem) {
      return Finding.failed(NAME, problem.getMessage(), "Name the folder with --workspace.");
    } finally {
      ledger.discard(copy);
    }
  }
}
