package dev.exercise.airbyte.server.schedule;

import dev.exercise.airbyte.server.job.JobConflictException;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.job.SyncPlan;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.ConnectionStatus;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for the jobs that are due. */
public final class Scheduler implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());

  private final Connections connections;
  private final Jobs jobs;
  private final JobRunner runner;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "airbyte-schedule");
            thread.setDaemon(true);
            return thread;
          });

  public Scheduler(Connections connections, Jobs jobs, JobRunner runner, Clock clock) {
    this.connections = connections;
    this.jobs = jobs;
    this.runner = runner;
    this.clock = clock;
  }

  /** Looks now and then. */
  public void start(Duration pause) {
    var unused =
        timer.scheduleWithFixedDelay(
            this::tickSafely, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks for every job that is due by now. */
  public void tick() {
    Instant now = clock.instant();
    for (Connection connection : connections.list()) {
      if (due(connection, now)) {
        List<StreamName> streams =
            SyncPlan.selected(connection).stream().map(SyncPlan::name).toList();
        try {
          Job job = runner.submit(connection, JobType.SYNC, streams);
          LOG.log(System.Logger.Level.DEBUG, "Job {0} is due.", job.id());
        } catch (JobConflictException exception) {
          // Somebody asked for it in this very moment.
          LOG.log(System.Logger.Level.DEBUG, "{0} syncs already.", connection.id());
        }
      }
    }
  }

  private boolean due(Connection connection, Instant now) {
    if (connection.status() != ConnectionStatus.ACTIVE
        || SyncPlan.selected(connection).isEmpty()
        || runner.active(connection.id()).isPresent()) {
      return false;
    }
    Optional<Instant> lastJob = jobs.last(connection.id()).map(Job::createdAt);
    return Schedule.of(connection.settings())
        .next(connection.updatedAt(), lastJob)
        .map(next -> !next.isAfter(now))
        .orElse(false);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException exception) {
      LOG.log(System.Logger.Level.ERROR, "The schedule could not be looked at.", exception);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
