package dev.exercise.grading;

import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.marketplace.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether the candidate's connections bring every row that the marts need. */
final class AirbyteJudge {

  private static final int STREAMS_WEIGHT = 6;
  private static final int SYNC_WEIGHT = 2;
  private static final String DOCS = "docs/reference/checks.md#airbyte";
  private static final String AGAIN =
      "Grade again while the room is up, from a zip of 'exercise collect', or with --airbyte.";

  private final Depth depth;

  AirbyteJudge(Depth depth) {
    this.depth = depth;
  }

  /**
   * The checks of what was set up; always the same ones, whatever could be read.
   *
   * @param seen what syncs with these settings came to, in sentences
   */
  List<CheckResult> judge(AirbyteSetup setup, List<String> seen) {
    if (setup instanceof AirbyteSetup.Unread unread) {
      return same(
          new Outcome.NotGradable(), "Airbyte could not be read: " + unread.why(), List.of(AGAIN));
    }
    List<AirbyteSetup.Connected> active =
        ((AirbyteSetup.Read) setup)
            .connections().stream()
                .filter(one -> one.connection().state() == ConnectionState.ACTIVE)
                .toList();
    List<StreamVerdict> verdicts =
        ReplicatedTable.of(depth).stream().map(table -> verdict(table, active)).toList();
    if (verdicts.stream().allMatch(one -> one.fit() == StreamVerdict.Fit.MISSING)) {
      return same(
          new Outcome.NotAttempted(),
          "No connection that is switched on moves a table of the marketplace.",
          List.of());
    }
    return List.of(streams(verdicts, seen), sync(active));
  }

  private static List<CheckResult> same(Outcome outcome, String sentence, List<String> evidence) {
    return List.of(
        result("airbyte-streams", STREAMS_WEIGHT, outcome, sentence, evidence),
        result("airbyte-sync", SYNC_WEIGHT, outcome, sentence, evidence));
  }

  /** A table that several connections move is as good as the worst of them: all write it. */
  private static StreamVerdict verdict(
      ReplicatedTable table, List<AirbyteSetup.Connected> connections) {
    return connections.stream()
        .flatMap(one -> one.connection().selected().stream())
        .filter(stream -> StreamTreatment.isOf(stream, table.table()))
        .map(stream -> StreamVerdict.of(table, stream))
        .reduce((one, other) -> one.fit().compareTo(other.fit()) >= 0 ? one : other)
        .orElseGet(() -> StreamVerdict.missing(table));
  }

  private static CheckResult streams(List<StreamVerdict> verdicts, List<String> seen) {
    long fitting = count(verdicts, StreamVerdict.Fit.FITS);
    long wrong = count(verdicts, StreamVerdict.Fit.MISFITS);
    long judged = fitting + wrong;
    Outcome outcome =
        judged == 0
            ? new Outcome.NotGradable()
            : Outcome.of((double) fitting / verdicts.size(), 1 - (double) judged / verdicts.size());
    String sentence =
        wrong == 0
            ? "Mode, cursor and key fit %s of %s."
                .formatted(Words.count(fitting), Words.count(verdicts.size(), "table"))
            : "The settings of %s lose or repeat rows: %s."
                .formatted(
                    Words.count(wrong, "table"),
                    verdicts.stream()
                        .filter(one -> one.fit() == StreamVerdict.Fit.MISFITS)
                        .map(StreamVerdict::table)
                        .collect(Collectors.joining(", ")));
    return result(
        "airbyte-streams",
        STREAMS_WEIGHT,
        outcome,
        sentence,
        Stream.concat(verdicts.stream().map(StreamVerdict::sentence), seen.stream()).toList());
  }

  private static long count(List<StreamVerdict> verdicts, StreamVerdict.Fit fit) {
    return verdicts.stream().filter(one -> one.fit() == fit).count();
  }

  private CheckResult sync(List<AirbyteSetup.Connected> active) {
    List<AirbyteSetup.Connected> moving = active.stream().filter(this::movesATable).toList();
    List<String> evidence = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (AirbyteSetup.Connected connected : moving) {
      outcomes.add(ofLastSync(connected.lastSync()));
      evidence.add(
          "%s: %s"
              .formatted(
                  connected.connection().name(),
                  connected.lastSync().map(AirbyteJudge::words).orElse("never synced.")));
    }
    Outcome worst =
        outcomes.stream()
            .filter(Outcome::negative)
            .findFirst()
            .or(() -> outcomes.stream().filter(one -> one.judged() == 0).findFirst())
            .orElseGet(Outcome.Passed::new);
    return result(
        "airbyte-sync",
        SYNC_WEIGHT,
        worst,
        worst instanceof Outcome.Passed
            ? "The last sync brought everything."
            : "The last sync of a connection did not succeed, or none was started.",
        evidence);
  }

  private boolean movesATable(AirbyteSetup.Connected connected) {
    return connected.connection().selected().stream()
        .anyMatch(
            stream ->
                ReplicatedTable.of(depth).stream()
                    .anyMatch(table -> StreamTreatment.isOf(stream, table.table())));
  }

  /**
   * Only what the source or the settings refuse is the candidate's; a service may die of itself.
   */
  private static Outcome ofLastSync(Optional<JobRun> job) {
    if (job.isEmpty()) {
      return new Outcome.NotAttempted();
    }
    return job.get().status() == JobStatus.SUCCEEDED
        ? new Outcome.Passed()
        : new Outcome.NotGradable();
  }

  private static String words(JobRun job) {
    return "the last sync %s%s"
        .formatted(
            switch (job.status()) {
              case SUCCEEDED -> "succeeded";
              case FAILED -> "failed, which may be the room's doing";
              case CANCELLED -> "was cancelled";
              case PENDING, RUNNING, INCOMPLETE -> "was still under way";
            },
            job.failure().map(failure -> ": " + failure.message()).orElse("."));
  }

  private static CheckResult result(
      String id, int weight, Outcome outcome, String sentence, List<String> evidence) {
    return new CheckResult(
        id, Dimension.PIPELINE_DESIGN, weight, outcome, sentence, evidence, DOCS);
  }
}
