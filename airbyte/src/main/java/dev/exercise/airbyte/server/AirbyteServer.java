package dev.exercise.airbyte.server;

import dev.exercise.airbyte.server.api.ConfigApi;
import dev.exercise.airbyte.server.api.Errors;
import dev.exercise.airbyte.server.api.Guards;
import dev.exercise.airbyte.server.api.WebPages;
import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Launcher;
import dev.exercise.airbyte.server.connector.PrivateFolder;
import dev.exercise.airbyte.server.job.JobLogs;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.job.Retries;
import dev.exercise.airbyte.server.schedule.Scheduler;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Images;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobStatus;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.Store;
import dev.exercise.airbyte.server.store.Workspaces;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running server. */
public final class AirbyteServer implements AutoCloseable {

  private static final String VERSION = "0.63.19";
  private static final int MOST_THREADS = 32;

  private final Store store;
  private final ExecutorService threads;
  private final Javalin app;
  private final String address;
  private final JobRunner runner;
  private final Scheduler scheduler;

  private AirbyteServer(
      Store store,
      ExecutorService threads,
      Javalin app,
      String address,
      JobRunner runner,
      Scheduler scheduler) {
    this.store = store;
    this.threads = threads;
    this.app = app;
    this.address = address;
    this.runner = runner;
    this.scheduler = scheduler;
  }

  /**
   * Starts a server.
   *
   * @throws IllegalStateException when its port is taken or its data cannot be used
   */
  public static AirbyteServer start(ServerOptions options) {
    makePrivate(options.data());
    Store store = Store.open(options.data());
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "airbyte-server");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return start(options, store, threads);
    } catch (JavalinBindException exception) {
      stop(store, threads);
      throw new IllegalStateException(
          "Port %d of %s cannot be used: is another server running there? Stop it, or choose another port."
              .formatted(options.port(), options.address()),
          exception);
    } catch (RuntimeException exception) {
      stop(store, threads);
      throw exception;
    }
  }

  private static AirbyteServer start(ServerOptions options, Store store, ExecutorService threads) {
    Workspaces workspaces = new Workspaces(store, options.clock().instant());
    Actors actors = new Actors(store);
    PrivateFolder files = PrivateFolder.open(options.data().resolve("private").toAbsolutePath());
    Launcher launcher = new Launcher(files, options.environment());
    Connectors connectors =
        new Connectors(
            options.connectors(),
            new Images(store),
            launcher,
            threads,
            options.limits().answer(),
            options.clock());
    Connections connections = new Connections(store);
    Jobs jobs = new Jobs(store);
    States states = new States(store);
    JobLogs logs = new JobLogs(options.data().resolve("logs"), options.clock());
    Limits limits = options.limits();
    JobRunner runner =
        new JobRunner(
            jobs,
            connections,
            actors,
            states,
            connectors,
            launcher,
            logs,
            threads,
            new Retries(limits.attempts(), limits.pause(), limits.silence()),
            limits.jobs(),
            options.clock());
    Javalin app =
        Javalin.create(
            config -> {
              config.showJavalinBanner = false;
              config.startupWatcherEnabled = false;
              config.useVirtualThreads = false;
              config.http.maxRequestSize = (long) Guards.LARGEST_REQUEST;
              config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 4);
              config.jetty.modifyHttpConfiguration(
                  http -> {
                    http.setSendServerVersion(false);
                    http.setSendDateHeader(false);
                  });
            });
    new Guards(options.hosts()).addTo(app);
    new ConfigApi(
            workspaces,
            actors,
            connectors,
            connections,
            states,
            jobs,
            runner,
            logs,
            VERSION,
            options.clock())
        .addTo(app);
    WebPages.addTo(app);
    Errors.addTo(app);
    boolean works = limits.jobs() > 0;
    if (works) {
      // Before any request can begin a job, which would be taken for one that was left.
      runner.recover();
    }
    app.start(options.address(), options.port());
    try {
      Scheduler scheduler = new Scheduler(connections, jobs, runner, options.clock());
      if (works) {
        runner.start();
        scheduler.start(limits.tick());
      }
      return new AirbyteServer(store, threads, app, options.address(), runner, scheduler);
    } catch (RuntimeException exception) {
      app.stop();
      throw exception;
    }
  }

  /**
   * Lets connections begin anew, for a warehouse that is empty again: forgets how far each stream
   * was read, and ends jobs that a former server left. What was set up, and the history, stay.
   *
   * @param options those of the server that is about to be started
   * @throws IllegalStateException when its data cannot be used
   */
  public static void forgetProgress(ServerOptions options) {
    makePrivate(options.data());
    try (Store store = Store.open(options.data())) {
      new States(store).forgetAll();
      Jobs jobs = new Jobs(store);
      for (Job job : jobs.unfinished()) {
        jobs.update(job.id(), JobStatus.CANCELLED, options.clock().instant());
      }
    }
  }

  /** Where it answers. */
  public URI uri() {
    String host = address.equals("0.0.0.0") ? "localhost" : address;
    return URI.create("http://%s:%d".formatted(host, app.port()));
  }

  /** Ends what is running and closes the database. */
  @Override
  public void close() {
    scheduler.close();
    app.stop();
    runner.close();
    stop(store, threads);
  }

  /** Looks at the schedule now. */
  void lookAtSchedule() {
    scheduler.tick();
  }

  private static void stop(Store store, ExecutorService threads) {
    threads.shutdownNow();
    store.close();
  }

  private static void makePrivate(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException exception) {
      throw new UncheckedIOException(
          "The data directory %s cannot be made private: %s. Choose one that this user owns."
              .formatted(directory, exception.getMessage()),
          exception);
    }
  }
}
