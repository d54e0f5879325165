package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.ConnectorProcess;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.Launcher;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.StreamCounts;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One attempt: a source and a destination that run, and all that goes between them. */
final class Replication {

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration SOURCE_END = Duration.ofSeconds(30);

  private final SyncPlan plan;
  private final Launcher launcher;
  private final Optional<Actor> source;
  private final Actor destination;
  private final Map<Actor, ConnectorDefinition> definitions;
  private final DestinationReader reader;
  private final Tally tally;
  private final Progress progress;
  private final Failures failures;
  private final JobLogs.Log log;
  private final ExecutorService threads;
  private final Duration silence;
  private final Clock clock;
  private final StreamProgress streams;
  private volatile boolean cancelled;
  private volatile boolean sourceWasEnded;

  /**
   * An attempt that has not begun.
   *
   * @param source empty for a reset, which has no rows
   * @param definitions the connector of each
   */
  Replication(
      SyncPlan plan,
      Launcher launcher,
      Optional<Actor> source,
      Actor destination,
      Map<Actor, ConnectorDefinition> definitions,
      DestinationReader reader,
      Tally tally,
      Progress progress,
      Failures failures,
      JobLogs.Log log,
      ExecutorService threads,
      Duration silence,
      Clock clock) {
    this.plan = plan;
    this.launcher = launcher;
    this.source = source;
    this.destination = destination;
    this.definitions = definitions;
    this.reader = reader;
    this.tally = tally;
    this.progress = progress;
    this.failures = failures;
    this.log = log;
    this.threads = threads;
    this.silence = silence;
    this.clock = clock;
    this.streams = new StreamProgress(plan.streams());
  }

  /** Ends both connectors at once. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Runs to the end; what went wrong is in the failures.
   *
   * @param news told the counts now and then
   */
  void run(Consumer<List<StreamCounts>> news) throws InterruptedException {
    try (ConnectorProcess writer =
        launcher.start(
            definitions.get(destination),
            "write",
            files(destination, plan.destinationCatalog(), false))) {
      if (source.isEmpty()) {
        run(writer, Optional.empty(), news);
        return;
      }
      try (ConnectorProcess reading =
          launcher.start(
              definitions.get(source.get()),
              "read",
              files(source.get(), plan.sourceCatalog(), !plan.states().isEmpty()))) {
        run(writer, Optional.of(reading), news);
      }
    } catch (IOException exception) {
      failures.add(
          Failure.Origin.AIRBYTE_PLATFORM,
          Failure.Type.SYSTEM_ERROR,
          "A connector could not be started: %s.".formatted(exception.getMessage()));
    } catch (Launcher.ConnectorsOffException exception) {
      failures.add(
          Failure.Origin.AIRBYTE_PLATFORM, Failure.Type.CONFIG_ERROR, exception.getMessage());
    }
  }

  private Map<String, JsonNode> files(Actor actor, JsonNode catalog, boolean withState) {
    Map<String, JsonNode> files = new LinkedHashMap<>();
    files.put("config", actor.configuration());
    files.put("catalog", catalog);
    if (withState) {
      files.put("state", plan.states());
    }
    return files;
  }

  private void run(
      ConnectorProcess writer,
      Optional<ConnectorProcess> reading,
      Consumer<List<StreamCounts>> news)
      throws InterruptedException {
    CompletableFuture<Void> errors =
        CompletableFuture.runAsync(
            () -> log.drain(Failure.Origin.DESTINATION.word(), writer.errors()), threads);
    CompletableFuture<Void> sourceErrors =
        reading
            .map(
                process ->
                    CompletableFuture.runAsync(
                        () -> log.drain(Failure.Origin.SOURCE.word(), process.errors()), threads))
            .orElse(CompletableFuture.completedFuture(null));
    CompletableFuture<Void> pumping =
        CompletableFuture.runAsync(() -> pump(writer, reading), threads);
    CompletableFuture<Void> taking =
        CompletableFuture.runAsync(() -> take(writer, reading), threads);
    watch(CompletableFuture.allOf(pumping, taking), writer, reading, news);
    writer.onExit().join();
    errors.join();
    reading.ifPresent(this::end);
    sourceErrors.join();
    if (!cancelled) {
      conclude(writer.exitCode());
    }
    news.accept(tally.counts());
  }

  private void watch(
      CompletableFuture<Void> work,
      ConnectorProcess writer,
      Optional<ConnectorProcess> reading,
      Consumer<List<StreamCounts>> news)
      throws InterruptedException {
    int looks = 0;
    while (true) {
      try {
        work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException exception) {
        looks++;
        if (looks % 4 == 0) {
          news.accept(tally.counts());
        }
      } catch (ExecutionException exception) {
        throw new IllegalStateException("An attempt ended by a bug.", exception.getCause());
      }
      if (cancelled) {
        reading.ifPresent(this::end);
        writer.kill();
      } else if (progress.silentFor(silence)) {
        endSilence(writer, reading);
        progress.moved();
      }
    }
  }

  private void endSilence(ConnectorProcess writer, Optional<ConnectorProcess> reading) {
    if (progress.waiting() == Progress.Waiting.FOR_SOURCE) {
      failures.add(
          Failure.Origin.SOURCE,
          Failure.Type.HEARTBEAT_TIMEOUT,
          "The source said nothing for %d seconds and was ended. Is its database reachable, and is nothing locked?"
              .formatted(silence.toSeconds()));
      reading.ifPresent(this::end);
    } else {
      failures.add(
          Failure.Origin.DESTINATION,
          Failure.Type.DESTINATION_TIMEOUT,
          "The destination took and said nothing for %d seconds and was ended. Is its warehouse reachable?"
              .formatted(silence.toSeconds()));
      writer.kill();
    }
  }

  private void end(ConnectorProcess reading) {
    sourceWasEnded = true;
    reading.kill();
  }

  private void pump(ConnectorProcess writer, Optional<ConnectorProcess> reading) {
    SourcePump pump =
        new SourcePump(
            plan,
            reading.map(ConnectorProcess::output).orElseGet(InputStream::nullInputStream),
            writer.input(),
            tally,
            streams,
            progress,
            failures,
            log,
            clock);
    try {
      boolean broken = false;
      try {
        pump.run();
      } catch (SourcePump.SourceBrokenException exception) {
        broken = true;
        if (!cancelled) {
          failures.add(Failure.Origin.SOURCE, Failure.Type.SYSTEM_ERROR, exception.getMessage());
        }
        reading.ifPresent(this::end);
        if (exception.withinLine()) {
          writer.kill();
          return;
        }
      }
      progress.now(Progress.Waiting.FOR_DESTINATION);
      boolean whole = !broken && sourceEnded(reading);
      if (whole && (reading.isEmpty() || !streams.any())) {
        complete(pump);
      }
      for (StreamName stream : streams.open()) {
        pump.status(stream, "INCOMPLETE");
      }
      pump.end();
    } catch (SourcePump.DestinationGoneException exception) {
      reading.ifPresent(this::end);
    }
  }

  private void complete(SourcePump pump) throws SourcePump.DestinationGoneException {
    for (StreamName stream : plan.streams()) {
      pump.status(stream, "STARTED");
      pump.status(stream, "COMPLETE");
    }
  }

  /** Waits for the source's end, and tells whether it was a good one. */
  private boolean sourceEnded(Optional<ConnectorProcess> reading) {
    if (reading.isEmpty()) {
      return true;
    }
    try {
      int code = reading.get().onExit().get(SOURCE_END.toMillis(), TimeUnit.MILLISECONDS);
      // One that was ended because of the destination has done nothing wrong.
      if (code != 0 && !cancelled && !sourceWasEnded && !failures.any(Failure.Origin.SOURCE)) {
        failures.add(
            Failure.Origin.SOURCE,
            Failure.Type.SYSTEM_ERROR,
            "The source ended with exit code %d and without a reason. Its lines in the log say more."
                .formatted(code));
      }
      return code == 0;
    } catch (TimeoutException exception) {
      failures.add(
          Failure.Origin.SOURCE,
          Failure.Type.SYSTEM_ERROR,
          "The source closed its output but did not end. It was killed.");
      end(reading.get());
      return false;
    } catch (ExecutionException exception) {
      throw new IllegalStateException(exception.getCause());
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void take(ConnectorProcess writer, Optional<ConnectorProcess> reading) {
    try {
      reader.run(writer.output());
    } catch (Messages.MalformedException exception) {
      failures.add(
          Failure.Origin.DESTINATION,
          Failure.Type.SYSTEM_ERROR,
          "The destination wrote a line that is no message of Airbyte's protocol: %s. This is a bug of the connector."
              .formatted(exception.getMessage()));
      writer.kill();
      reading.ifPresent(this::end);
    } catch (IOException exception) {
      if (!cancelled) {
        failures.add(
            Failure.Origin.DESTINATION,
            Failure.Type.SYSTEM_ERROR,
            "The destination's output broke off: %s.".formatted(exception.getMessage()));
      }
      writer.kill();
    }
    writerEnded(writer.onExit().join(), reading);
  }

  /** A destination that ends while the source still reads leaves nobody to read for. */
  private void writerEnded(int code, Optional<ConnectorProcess> reading) {
    boolean early = reading.map(ConnectorProcess::isAlive).orElse(false);
    if (!early) {
      return;
    }
    if (!cancelled && !failures.any(Failure.Origin.DESTINATION)) {
      failures.add(
          Failure.Origin.DESTINATION,
          Failure.Type.SYSTEM_ERROR,
          "The destination ended with exit code %d while the source was still reading. Its lines in the log say more."
              .formatted(code));
    }
    reading.ifPresent(this::end);
  }

  private void conclude(int destinationCode) {
    if (destinationCode != 0 && !failures.any(Failure.Origin.DESTINATION)) {
      failures.add(
          Failure.Origin.DESTINATION,
          Failure.Type.SYSTEM_ERROR,
          "The destination ended with exit code %d and without a reason. Its lines in the log say more."
              .formatted(destinationCode));
    }
    if (destinationCode == 0) {
      streams.complete().forEach(tally::allCommitted);
    }
    if (!failures.any() && !streams.allComplete()) {
      List<String> missing =
          plan.streams().stream()
              .filter(stream -> !streams.complete().contains(stream))
              .map(StreamName::label)
              .toList();
      failures.add(
          Failure.Origin.SOURCE,
          Failure.Type.SYSTEM_ERROR,
          "The source ended without having read all of: %s.".formatted(String.join(", ", missing)));
    }
  }
}
