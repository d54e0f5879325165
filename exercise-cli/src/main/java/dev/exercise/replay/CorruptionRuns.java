package dev.exercise.replay;

import dev.exercise.corruption.CorruptionProbe;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.marketplace.Depth;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs on spoiled raw tables, after all others: what stands in the warehouse is lost. */
final class CorruptionRuns {

  private final DbtRunner runner;
  private final URI emulator;
  private final Path project;
  private final Path dbtLog;
  private final ReplayListener listener;

  /**
   * @param emulator the REST interface of the warehouse that the project was built in
   * @param dbtLog that of the first run
   */
  CorruptionRuns(
      DbtRunner runner, URI emulator, Path project, Path dbtLog, ReplayListener listener) {
    this.runner = runner;
    this.emulator = emulator;
    this.project = project;
    this.dbtLog = dbtLog;
    this.listener = listener;
  }

  /**
   * Judges all corruptions.
   *
   * @param first the first build
   * @param delivered the marts after it
   * @param last the full refresh on the next day's rows, if it came to that
   * @param oneByOne a build for each corruption rather than one for all
   */
  List<CheckResult> judge(
      Path starter,
      Depth depth,
      long rowLimit,
      CandidateBuild.Built first,
      Map<String, Delivery> delivered,
      Optional<CandidateBuild.Built> last,
      boolean oneByOne) {
    if (first.outcome() instanceof BuildOutcome.DidNotCompile) {
      return CorruptionProbe.blocked(
          "The project does not compile, which dbt-build is charged with.");
    }
    boolean marts = delivered.values().stream().anyMatch(Delivery.Present.class::isInstance);
    // Without marts nothing was run after the first build, and its rows are still those it read.
    CandidateBuild.Built standing = last.orElse(first);
    if ((last.isEmpty() && marts)
        || !(standing.outcome() instanceof BuildOutcome.Finished finished)) {
      return CorruptionProbe.withoutBuild(
          "There is no full build of the project to compare with: see dbt-build and"
              + " incremental-equals-full-refresh.");
    }
    listener.step("Spoil the raw tables, and look whether a test notices");
    return new CorruptionProbe(
            runner,
            emulator,
            project,
            starter,
            depth,
            last.isPresent() ? NextDay.OPTIONS : List.of(),
            dbtLog,
            CandidateBuild.LIMIT,
            rowLimit,
            listener)
        .judge(finished.nodes(), standing.manifest(), oneByOne);
  }
}
