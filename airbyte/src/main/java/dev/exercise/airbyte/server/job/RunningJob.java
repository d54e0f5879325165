package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.Launcher;
import dev.exercise.airbyte.server.connector.SecretMask;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Attempt;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobStatus;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.StreamCounts;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** A job that runs: one attempt after the other, until one succeeds or no more may help. */
final class RunningJob {

  private static final System.Logger LOG = System.getLogger(RunningJob.class.getName());

  /** A job that ends the server each time must not do so forever. */
  private static final int MOST_ATTEMPTS_EVER = 20;

  private final Job job;
  private final Jobs jobs;
  private final Connections connections;
  private final Actors actors;
  private final States states;
  private final Connectors connectors;
  private final Launcher launcher;
  private final JobLogs logs;
  private final ExecutorService threads;
  private final Retries retries;
  private final Clock clock;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean cancelled;
  private volatile boolean stopped;
  private volatile Optional<Replication> current = Optional.empty();

  RunningJob(
      Job job,
      Jobs jobs,
      Connections connections,
      Actors actors,
      States states,
      Connectors connectors,
      Launcher launcher,
      JobLogs logs,
      ExecutorService threads,
      Retries retries,
      Clock clock) {
    this.job = job;
    this.jobs = jobs;
    this.connections = connections;
    this.actors = actors;
    this.states = states;
    this.connectors = connectors;
    this.launcher = launcher;
    this.logs = logs;
    this.threads = threads;
    this.retries = retries;
    this.clock = clock;
  }

  UUID connection() {
    return job.connectionId();
  }

  /** Ends it for good. */
  void cancel() {
    cancelled = true;
    end();
  }

  /** Ends it until the server starts again. */
  void stop() {
    stopped = true;
    end();
  }

  private void end() {
    ended.countDown();
    current.ifPresent(Replication::cancel);
  }

  void run() {
    try {
      for (int attempt = 1; !over(); attempt++) {
        jobs.update(job.id(), JobStatus.RUNNING, clock.instant());
        int number = jobs.addAttempt(job.id(), clock.instant());
        if (number >= MOST_ATTEMPTS_EVER) {
          endAttempts(
              "The job was begun %d times and never came to an end. The server's own log may say why."
                  .formatted(number));
          finish(JobStatus.FAILED);
          return;
        }
        List<Failure> failures = attempt(number);
        if (over()) {
          return;
        }
        if (failures.isEmpty()) {
          states.endReset(job.connectionId(), job.streams());
          finish(JobStatus.SUCCEEDED);
          return;
        }
        boolean again = failures.get(0).retryable() && attempt < retries.attempts();
        if (!again) {
          finish(JobStatus.FAILED);
          return;
        }
        finish(JobStatus.INCOMPLETE);
        pause(attempt);
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException exception) {
      LOG.log(System.Logger.Level.ERROR, "Job " + job.id() + " ended by a bug.", exception);
      endAttempts("The server failed: this is a bug. Its own log has the details.");
      finish(JobStatus.FAILED);
    }
  }

  private void endAttempts(String reason) {
    Failure failure =
        new Failure(
            Failure.Origin.AIRBYTE_PLATFORM,
            Failure.Type.SYSTEM_ERROR,
            reason,
            "",
            clock.instant());
    jobs.find(job.id()).map(Job::attempts).orElse(List.of()).stream()
        .filter(attempt -> attempt.status().equals(Attempt.RUNNING))
        .forEach(
            attempt ->
                jobs.updateAttempt(job.id(), attempt.failed(failure.toJson(), failure.at())));
  }

  private boolean over() {
    return cancelled || stopped;
  }

  private void finish(JobStatus status) {
    jobs.update(job.id(), status, clock.instant());
  }

  private void pause(int attempt) throws InterruptedException {
    long millis = retries.pause().toMillis() << Math.min(attempt - 1, 10);
    // Ended early by a cancellation or a stop, which the loop looks at next.
    boolean early = ended.await(millis, TimeUnit.MILLISECONDS);
    if (early && !over()) {
      throw new IllegalStateException("A job was ended by nobody.");
    }
  }

  private List<Failure> attempt(int number) throws InterruptedException {
    Instant began = clock.instant();
    Connection connection = connections.find(job.connectionId()).orElseThrow();
    Map<Actor, ConnectorDefinition> definitions = new LinkedHashMap<>();
    Optional<Actor> source = actors.find(ActorType.SOURCE, connection.sourceId());
    Optional<Actor> destination = actors.find(ActorType.DESTINATION, connection.destinationId());
    SecretMask mask = SecretMask.of(List.of());
    for (Optional<Actor> actor : List.of(source, destination)) {
      if (actor.isPresent()) {
        definitions.put(actor.get(), connectors.of(actor.get()));
        mask =
            mask.and(
                connectors.textMask(definitions.get(actor.get()), actor.get().configuration()));
      }
    }
    try (JobLogs.Log log = logs.open(job.id(), number, mask)) {
      Failures failures = new Failures(clock, mask, log);
      SyncPlan plan = SyncPlan.of(job, connection, states);
      Tally tally = new Tally(plan.streams());
      Progress progress = new Progress();
      DestinationReader reader =
          new DestinationReader(
              plan, connection.id(), states, tally, progress, failures, log, clock);
      log.line(
          "platform",
          "INFO Attempt %d of job %d: %s of connection %s, %d streams."
              .formatted(
                  number + 1,
                  job.id(),
                  job.type().word(),
                  connection.name(),
                  plan.streams().size()));
      if (source.isEmpty() || destination.isEmpty()) {
        failures.add(
            Failure.Origin.AIRBYTE_PLATFORM,
            Failure.Type.CONFIG_ERROR,
            "The connection's source or destination was deleted.");
      } else {
        Replication replication =
            new Replication(
                plan,
                launcher,
                job.type() == JobType.RESET_CONNECTION ? Optional.empty() : source,
                destination.get(),
                definitions,
                reader,
                tally,
                progress,
                failures,
                log,
                threads,
                retries.silence(),
                clock);
        current = Optional.of(replication);
        if (over()) {
          replication.cancel();
        }
        replication.run(counts -> keep(number, began, "running", counts, List.of(), reader));
        current = Optional.empty();
      }
      addEnding(failures);
      keep(
          number,
          began,
          failures.any() ? "failed" : "succeeded",
          tally.counts(),
          failures.list(),
          reader);
      log.line(
          "platform",
          "INFO Attempt %d %s: %d records read, %d committed."
              .formatted(
                  number + 1,
                  failures.any() ? "failed" : "succeeded",
                  StreamCounts.total(tally.counts()).recordsEmitted(),
                  StreamCounts.total(tally.counts()).recordsCommitted()));
      return failures.list();
    }
  }

  private void addEnding(Failures failures) {
    if (cancelled) {
      failures.add(
          Failure.Origin.AIRBYTE_PLATFORM,
          Failure.Type.MANUAL_CANCELLATION,
          "Setting attempt to FAILED because the job was cancelled");
    } else if (stopped) {
      failures.add(
          Failure.Origin.AIRBYTE_PLATFORM,
          Failure.Type.TRANSIENT_ERROR,
          "The server stopped during this attempt. The next one goes on from the last committed state.");
    }
  }

  private void keep(
      int number,
      Instant began,
      String status,
      List<StreamCounts> counts,
      List<Failure> failures,
      DestinationReader reader) {
    ArrayNode reasons = Json.array();
    failures.forEach(failure -> reasons.add(failure.toJson()));
    Instant now = clock.instant();
    boolean some = reader.keptStates() || StreamCounts.total(counts).recordsCommitted() > 0;
    jobs.updateAttempt(
        job.id(),
        new Attempt(
            number,
            status,
            began,
            now,
            status.equals(Attempt.RUNNING) ? Optional.empty() : Optional.of(now),
            counts,
            reasons,
            !failures.isEmpty() && some));
  }
}
