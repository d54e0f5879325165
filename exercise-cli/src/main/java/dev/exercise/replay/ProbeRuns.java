package dev.exercise.replay;

import dev.exercise.Problem;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.pipeline.PipelineJudge;
import dev.exercise.pipeline.PipelineRuns;
import dev.exercise.pipeline.PipelineStep;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The runs after the first: again on the same rows, on the next day's, and anew. dbt is started
 * once for each.
 */
final class ProbeRuns {

  private static final List<String> NAMES = List.of("again", "next-day", "full-refresh");

  private final Warehouse warehouse;
  private final RawDays raw;
  private final CompletableFuture<NextDay> nextDay;
  private final Function<Optional<Manifest>, Map<String, Delivery>> marts;
  private final Path dbtLog;
  private final ReplayListener listener;
  private final List<String> remarks = new ArrayList<>();
  private RawContents loaded;

  /**
   * To be made when the raw tables have been loaded, and nothing of the project's has run.
   *
   * @param raw the tables that were loaded
   * @param nextDay is being made
   * @param marts reads what stands in the warehouse
   * @param dbtLog that of the first run
   */
  ProbeRuns(
      Warehouse warehouse,
      RawDays raw,
      CompletableFuture<NextDay> nextDay,
      Function<Optional<Manifest>, Map<String, Delivery>> marts,
      Path dbtLog,
      ReplayListener listener) {
    this.warehouse = warehouse;
    this.raw = raw;
    this.nextDay = nextDay;
    this.marts = marts;
    this.dbtLog = dbtLog;
    this.listener = listener;
    this.loaded = RawContents.of(warehouse);
  }

  /** The logs of all runs after the first. */
  static List<Path> logs(Path dbtLog) {
    return NAMES.stream().map(name -> log(dbtLog, name)).toList();
  }

  private static Path log(Path dbtLog, String name) {
    return dbtLog.resolveSibling("%s.%s".formatted(dbtLog.getFileName(), name));
  }

  /**
   * What came of it.
   *
   * @param last the full refresh on the next day's rows, with the project's tests; empty where it
   *     came not to that
   */
  record Probed(List<CheckResult> checks, Optional<CandidateBuild.Built> last) {}

  /**
   * Runs the project three more times and judges its marts.
   *
   * @param built the first run
   * @param first the marts after it
   */
  Probed judge(CandidateBuild build, CandidateBuild.Built built, Map<String, Delivery> first)
      throws InterruptedException {
    PipelineJudge judge = new PipelineJudge(Replay.STARTER_MODELS);
    Optional<Outcome> settled = settled(built.outcome(), first);
    if (settled.isPresent()) {
      // The workshop is asked for the grade next, which its copying would not bear.
      boolean unused = nextDay.handle((day, failure) -> day == null).join();
      return new Probed(
          judge.withoutRuns(
              built.outcome(), built.manifest(), settled.get(), reason(settled.get())),
          Optional.empty());
    }
    listener.step("Run it again on the same rows");
    PipelineStep again =
        afterLoading(Optional.empty(), () -> build.run(List.of(), log("again"), listener));
    listener.step("Load the next day's rows, and run it on them");
    NextDay day;
    try {
      day = nextDay.join();
    } catch (CompletionException failed) {
      return new Probed(
          judge.withoutRuns(
              built.outcome(),
              built.manifest(),
              new Outcome.NotGradable(),
              "The next day could not be made, which is a fault of the grader. Grade again: "
                  + failed.getCause()),
          Optional.empty());
    }
    PipelineStep next =
        afterLoading(
            Optional.of(day.source()), () -> build.run(NextDay.OPTIONS, log("next-day"), listener));
    listener.step("Build it anew on the next day's rows");
    List<CandidateBuild.Built> last = new ArrayList<>();
    PipelineStep anew =
        afterLoading(
            Optional.empty(),
            () -> {
              last.add(build.buildAnew(NextDay.OPTIONS, log("full-refresh"), listener));
              return last.get(0);
            });
    return new Probed(
        judge.judge(
            new PipelineRuns(
                built.outcome(),
                built.manifest(),
                first,
                again,
                next,
                anew,
                remarks,
                raw.keepsVersions(),
                raw.loads()),
            day.answers()),
        last.stream().findFirst());
  }

  /** What is clear already: no run can tell more about it. */
  private static Optional<Outcome> settled(BuildOutcome build, Map<String, Delivery> first) {
    if (build instanceof BuildOutcome.NotGradable || build instanceof BuildOutcome.TimedOut) {
      return Optional.of(new Outcome.NotGradable());
    } else if (build instanceof BuildOutcome.DidNotCompile) {
      return Optional.of(new Outcome.Blocked());
    } else if (first.values().stream().anyMatch(Delivery.Present.class::isInstance)) {
      return Optional.empty();
    } else if (first.values().stream().anyMatch(Delivery.Unavailable.class::isInstance)) {
      return Optional.of(new Outcome.NotGradable());
    }
    return first.keySet().stream().anyMatch(mart -> build.model(mart).isPresent())
        ? Optional.of(new Outcome.Blocked())
        : Optional.of(new Outcome.NotAttempted());
  }

  private static String reason(Outcome outcome) {
    if (outcome instanceof Outcome.NotGradable) {
      return "The first run did not come to its end, which is not the candidate's doing: see"
          + " dbt-build, and grade again.";
    }
    return outcome instanceof Outcome.Blocked
        ? "The first run left no mart, which is charged to it."
        : "There is no mart that it could be seen in.";
  }

  private interface Run {
    CandidateBuild.Built run();
  }

  /**
   * Makes sure that the raw tables hold what they ought to, then runs the project.
   *
   * @param news the day whose rows come on top; empty where none do
   */
  private PipelineStep afterLoading(Optional<PostgresServer> news, Run run)
      throws InterruptedException {
    try {
      List<String> changed = loaded.changed();
      if (!changed.isEmpty()) {
        String remark =
            "The project changes raw tables, which are not its own: %s. They were loaded again before the next run."
                .formatted(String.join(", ", changed));
        if (!remarks.contains(remark)) {
          remarks.add(remark);
        }
      }
      if (!changed.isEmpty()) {
        raw.loadAgain();
      }
      if (news.isPresent()) {
        raw.load(news.get());
      }
      if (news.isPresent() || !changed.isEmpty()) {
        loaded = RawContents.of(warehouse);
      }
    } catch (Problem notLoaded) {
      return new PipelineStep.NotRun(
          "The raw tables could not be loaded for this run: %s Grade again; if it happens again, look for statements of the project that change raw tables."
              .formatted(notLoaded.getMessage()));
    } catch (WarehouseUnavailable gone) {
      return new PipelineStep.NotRun(gone.getMessage());
    }
    CandidateBuild.Built built = run.run();
    BuildOutcome outcome = built.outcome();
    if (outcome instanceof BuildOutcome.Finished finished) {
      return new PipelineStep.Ran(marts.apply(built.manifest()), finished.nodes());
    } else if (outcome instanceof BuildOutcome.TimedOut late) {
      return new PipelineStep.NotRun(
          "dbt did not end within %d minutes, though the first run did. Grade again on a quiet machine."
              .formatted(late.limit().toMinutes()));
    } else if (outcome instanceof BuildOutcome.NotGradable gap) {
      return new PipelineStep.NotRun(gap.reason() + " Grade again.");
    } else if (outcome instanceof BuildOutcome.DidNotCompile broken) {
      return new PipelineStep.NotRun(
          "dbt could not begin this run, though it could the first. Run it by hand to see why. dbt said: "
              + broken.message());
    }
    throw new IllegalStateException("A run cannot end with " + outcome);
  }

  private Path log(String name) {
    return log(dbtLog, name);
  }
}
