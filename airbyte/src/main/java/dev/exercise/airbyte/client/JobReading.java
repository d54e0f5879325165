package dev.exercise.airbyte.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads jobs, in both shapes that Airbyte gives them: alone with logs, and in a list. */
final class JobReading {

  private JobReading() {}

  /** Of {@code JobInfoRead} or {@code JobWithAttemptsRead}. */
  static JobRun of(Answer info) {
    Answer job = info.at("job");
    List<Answer> attempts =
        info.elements("attempts").stream()
            .map(attempt -> attempt.maybe("attempt").orElse(attempt))
            .toList();
    Optional<Answer> last =
        attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    return job.as(
        read ->
            new JobRun(
                read.number("id"),
                read.oneOf(JobKind.class, "configType"),
                read.oneOf(JobStatus.class, "status"),
                Instant.ofEpochSecond(read.number("createdAt")),
                Instant.ofEpochSecond(read.number("updatedAt")),
                attempts.size(),
                streams(read, last),
                last.flatMap(JobReading::failure)));
  }

  /** Airbyte's own sums over the attempts; where it has none yet, the last attempt's. */
  private static List<StreamRun> streams(Answer job, Optional<Answer> last) {
    List<Answer> sums = job.elements("streamAggregatedStats");
    if (!sums.isEmpty()) {
      return sums.stream().map(sum -> stream(sum, sum)).toList();
    }
    return last.map(attempt -> attempt.elements("streamStats")).orElse(List.of()).stream()
        .map(stream -> stream(stream, stream.at("stats")))
        .toList();
  }

  private static StreamRun stream(Answer stream, Answer counts) {
    return stream.as(
        read ->
            new StreamRun(
                read.maybeText("streamNamespace"),
                read.text("streamName"),
                count(counts, "recordsEmitted"),
                count(counts, "recordsCommitted")));
  }

  private static long count(Answer counts, String field) {
    return counts.maybe(field).isPresent() ? counts.number(field) : 0;
  }

  /** The first of an attempt's failures: the others often only follow from it. */
  private static Optional<JobFailure> failure(Answer attempt) {
    return attempt
        .maybe("failureSummary")
        .flatMap(
            summary ->
                summary.elements("failures").stream()
                    .min(Comparator.comparingLong(failure -> count(failure, "timestamp"))))
        .map(
            failure ->
                new JobFailure(
                    failure.maybeText("failureOrigin").orElse("unknown"),
                    failure
                        .maybeText("externalMessage")
                        .or(() -> failure.maybeText("internalMessage"))
                        .orElse("Airbyte gave no reason; look at the job's log.")));
  }
}
