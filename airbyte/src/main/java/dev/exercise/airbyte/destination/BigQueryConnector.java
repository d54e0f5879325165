package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.bigquery.BigQuery;
import dev.exercise.airbyte.connector.DestinationConnector;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.MessageReader;
import dev.exercise.airbyte.protocol.MessageWriter;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The destination as Airbyte calls it. */
final class BigQueryConnector implements DestinationConnector {

  /** Two streams at a time keep the emulator busy; each holds one part of an upload in memory. */
  private static final int PARALLEL_LOADS = 2;

  private final ConfigReader configs;
  private final WriteRun.BatchLimits limits;
  private final Duration silence;
  private final Duration longestJob;

  BigQueryConnector(ConfigReader configs) {
    this(
        configs,
        WriteRun.BatchLimits.USUAL,
        BigQueryDestination.SILENCE,
        BigQueryDestination.LONGEST_JOB);
  }

  BigQueryConnector(
      ConfigReader configs, WriteRun.BatchLimits limits, Duration silence, Duration longestJob) {
    this.configs = configs;
    this.limits = limits;
    this.silence = silence;
    this.longestJob = longestJob;
  }

  @Override
  public JsonNode spec() throws IOException {
    try (InputStream spec = BigQueryConnector.class.getResourceAsStream("spec.json")) {
      return new ObjectMapper().readTree(spec);
    }
  }

  @Override
  public ConnectionStatus check(JsonNode config) {
    try {
      return new ConnectionCheck(configs.read(config)).run();
    } catch (ConnectorException wrong) {
      return new ConnectionStatus(false, wrong.getMessage());
    }
  }

  @Override
  public void write(
      JsonNode config, ConfiguredCatalog catalog, InputStream messages, MessageWriter out)
      throws IOException {
    Thread stopped = new Thread(() -> sayStopped(out));
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      write(configs.read(config), catalog, messages, out);
    } finally {
      Runtime.getRuntime().removeShutdownHook(stopped);
    }
  }

  /** The same with a configuration that has been read, in a process that others work in, too. */
  void write(
      BigQueryDestinationConfig where,
      ConfiguredCatalog catalog,
      InputStream messages,
      MessageWriter out) {
    List<DirectLoadTable> layouts = DirectLoadTable.of(catalog);
    BigQuery requests = Clients.forRequests(where, silence);
    Jobs jobs = new Jobs(where, requests, longestJob);
    StreamTargets targets =
        new StreamTargets(
            where,
            jobs,
            new Loads(where, jobs, Clients.forUploads(where, silence)),
            new Tables(where, requests));
    ExecutorService loads = Executors.newFixedThreadPool(PARALLEL_LOADS, daemons("load"));
    ExecutorService reading = Executors.newSingleThreadExecutor(daemons("read"));
    ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(daemons("tick"));
    try {
      StateOrder states = new StateOrder(state -> send(out, state));
      BatchLoader loader = new BatchLoader(loads, states, out);
      Map<StreamDescriptor, StreamIntake> intakes = new LinkedHashMap<>();
      for (DirectLoadTable layout : layouts) {
        intakes.put(
            layout.configured().stream().descriptor(),
            new StreamIntake(
                layout,
                where.emulator().isPresent(),
                Clock.systemUTC(),
                loader.begin(targets, layout)));
      }
      WriteRun run = new WriteRun(intakes, loader, states, limits);
      var unused = ticks.scheduleWithFixedDelay(() -> tick(run, loader), 1, 1, TimeUnit.SECONDS);
      List<AirbyteStream> streams =
          catalog.streams().stream().map(ConfiguredStream::stream).toList();
      CompletableFuture<Void> read =
          CompletableFuture.runAsync(() -> read(run, messages, streams), reading);
      boolean mayAnswer = true;
      try {
        CompletableFuture.anyOf(read, loader.failure()).join();
      } catch (CompletionException failed) {
        mayAnswer = !isTransient(failed.getCause());
        throw failed;
      } finally {
        loads.shutdown();
        if (mayAnswer) {
          loader.leave(intakes.values());
        }
      }
    } catch (CompletionException failed) {
      throw reason(failed);
    } finally {
      loads.shutdownNow();
      reading.shutdownNow();
      ticks.shutdownNow();
    }
  }

  private static void read(WriteRun run, InputStream messages, List<AirbyteStream> streams) {
    try {
      // Not closed here: a reader of standard input may still be in it.
      run.take(new MessageReader(new ShortTexts(messages, RowSize.MOST_BYTES), streams));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static void tick(WriteRun run, BatchLoader loader) {
    try {
      run.cutOld();
    } catch (IOException | RuntimeException exception) {
      loader.fail(exception);
    }
  }

  private static void send(MessageWriter out, ObjectNode state) {
    try {
      out.state(state);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** After a SIGTERM: what was kept is kept, and its states have been handed back. */
  private static void sayStopped(MessageWriter out) {
    try {
      out.error(
          FailureType.TRANSIENT_ERROR,
          "The destination was stopped. Sync again to go on.",
          "SIGTERM or SIGINT");
    } catch (IOException nobodyListens) {
      // Then there is nobody to tell.
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  private static boolean isTransient(Throwable reason) {
    return reason instanceof ConnectorException failure
        && failure.type() == FailureType.TRANSIENT_ERROR;
  }

  private static RuntimeException reason(CompletionException failed) {
    if (failed.getCause() instanceof UncheckedIOException broken) {
      return new ConnectorException(
          FailureType.SYSTEM_ERROR,
          "Messages could not be read or written on: %s.".formatted(broken.getCause().getMessage()),
          broken);
    }
    if (failed.getCause() instanceof OutOfMemoryError full) {
      return new ConnectorException(
          FailureType.CONFIG_ERROR,
          ("A message of the source does not fit the destination's memory of %d MB. Leave large"
                  + " columns out of the sync.")
              .formatted(Runtime.getRuntime().maxMemory() >> 20),
          full);
    }
    return failed.getCause() instanceof RuntimeException reason ? reason : failed;
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, "destination-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
