package dev.exercise.airbyte.server.job;

import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.Launcher;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Attempt;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobStatus;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** Takes jobs, lets a few run at a time and one of a connection, and goes on after a restart. */
public final class JobRunner implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(20);

  private final Jobs jobs;
  private final Connections connections;
  private final Actors actors;
  private final States states;
  private final Connectors connectors;
  private final Launcher launcher;
  private final JobLogs logs;
  private final ExecutorService threads;
  private final Retries retries;
  private final int places;
  private final Clock clock;
  private final Map<Long, RunningJob> running = new HashMap<>();
  private boolean stopping;

  /**
   * A runner.
   *
   * @param places jobs at a time
   */
  public JobRunner(
      Jobs jobs,
      Connections connections,
      Actors actors,
      States states,
      Connectors connectors,
      Launcher launcher,
      JobLogs logs,
      ExecutorService threads,
      Retries retries,
      int places,
      Clock clock) {
    this.jobs = jobs;
    this.connections = connections;
    this.actors = actors;
    this.states = states;
    this.connectors = connectors;
    this.launcher = launcher;
    this.logs = logs;
    this.threads = threads;
    this.retries = retries;
    this.places = places;
    this.clock = clock;
  }

  /** Puts what a server before this one left unfinished back into the queue. */
  public synchronized void recover() {
    for (Job job : jobs.unfinished()) {
      for (Attempt attempt : job.attempts()) {
        if (attempt.status().equals(Attempt.RUNNING)) {
          jobs.updateAttempt(job.id(), stopped(attempt));
        }
      }
      jobs.update(job.id(), JobStatus.PENDING, clock.instant());
    }
  }

  /** Begins with the jobs that wait. */
  public void start() {
    dispatch();
  }

  private Attempt stopped(Attempt attempt) {
    Failure reason =
        new Failure(
            Failure.Origin.AIRBYTE_PLATFORM,
            Failure.Type.TRANSIENT_ERROR,
            "The server stopped during this attempt. The next one goes on from the last committed state.",
            "",
            clock.instant());
    return attempt.failed(reason.toJson(), clock.instant());
  }

  /**
   * Adds a job for these streams.
   *
   * @throws JobConflictException when the connection has one already
   */
  public synchronized Job submit(Connection connection, JobType type, List<StreamName> streams) {
    if (active(connection.id()).isPresent()) {
      throw new JobConflictException(
          "A sync is already running for: %s".formatted(connection.id()));
    }
    Job job = jobs.add(connection.id(), type, streams, clock.instant());
    dispatch();
    return jobs.find(job.id()).orElseThrow();
  }

  /** The job of a connection that is not over, if any. */
  public Optional<Job> active(UUID connection) {
    return jobs.last(connection).filter(job -> !job.status().over());
  }

  /**
   * Ends a job; its connectors are killed.
   *
   * @throws JobConflictException when it is over already
   */
  public Job cancel(Job job) {
    RunningJob work;
    synchronized (this) {
      Job current = jobs.find(job.id()).orElseThrow();
      if (current.status().over()) {
        throw new JobConflictException(
            "Failed to cancel job %d: it has %s already."
                .formatted(job.id(), current.status().word()));
      }
      work = running.get(job.id());
      jobs.update(job.id(), JobStatus.CANCELLED, clock.instant());
    }
    if (work != null) {
      work.cancel();
    }
    return jobs.find(job.id()).orElseThrow();
  }

  private synchronized void dispatch() {
    if (stopping) {
      return;
    }
    for (Job job : jobs.unfinished()) {
      if (running.size() >= places) {
        return;
      }
      boolean waits = job.status() == JobStatus.PENDING && !running.containsKey(job.id());
      boolean busy =
          running.values().stream().anyMatch(r -> r.connection().equals(job.connectionId()));
      if (waits && !busy) {
        begin(job);
      }
    }
  }

  private void begin(Job job) {
    RunningJob work =
        new RunningJob(
            job,
            jobs,
            connections,
            actors,
            states,
            connectors,
            launcher,
            logs,
            threads,
            retries,
            clock);
    running.put(job.id(), work);
    jobs.update(job.id(), JobStatus.RUNNING, clock.instant());
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            ended(job.id());
          }
        });
  }

  private synchronized void ended(long job) {
    running.remove(job);
    notifyAll();
    dispatch();
  }

  /** Stops all jobs; the next start goes on with them. */
  @Override
  public synchronized void close() {
    stopping = true;
    running.values().forEach(RunningJob::stop);
    long end = System.nanoTime() + STOP.toNanos();
    try {
      while (!running.isEmpty() && System.nanoTime() < end) {
        wait(STOP.toMillis() / 10);
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
