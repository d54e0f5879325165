package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a connector for one answer: its specification, a check, a catalogue. */
final class ShortRun {

  private static final int LONGEST_MESSAGE = 16 << 20;
  private static final int AT_A_TIME = 3;

  private final Launcher launcher;
  private final ExecutorService threads;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_A_TIME, true);

  ShortRun(Launcher launcher, ExecutorService threads, Clock clock) {
    this.launcher = launcher;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Runs it to its end.
   *
   * @param work how Airbyte names this kind of work
   * @param type the message that answers, {@code SPEC} for instance
   */
  Outcome run(
      ConnectorDefinition definition,
      String verb,
      String work,
      String type,
      Map<String, JsonNode> files,
      SecretMask mask,
      Duration limit) {
    Instant started = clock.instant();
    Work run = new Work(definition, verb, type, mask, limit);
    try {
      if (places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          run.go(files);
        } finally {
          places.release();
        }
      } else {
        run.fail(
            Failure.Type.TRANSIENT_ERROR,
            "The server is busy with other connectors. Try again in a moment.",
            "");
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      run.fail(Failure.Type.TRANSIENT_ERROR, "The server is stopping. Start it again.", "");
    }
    Optional<Failure> failure =
        run.answer.isPresent() ? Optional.empty() : Optional.of(run.failure(clock.instant()));
    return new Outcome(
        work,
        definition.id(),
        started,
        clock.instant(),
        run.answer,
        failure.map(reason -> reason.masked(mask)),
        run.tail.lines());
  }

  /** One run. */
  private final class Work implements ConnectorLog {

    private final ConnectorDefinition definition;
    private final String verb;
    private final String type;
    private final SecretMask mask;
    private final Duration limit;
    private final Failure.Origin origin;
    private final LogText.Tail tail = new LogText.Tail();
    private Optional<JsonNode> answer = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    Work(
        ConnectorDefinition definition, String verb, String type, SecretMask mask, Duration limit) {
      this.definition = definition;
      this.verb = verb;
      this.type = type;
      this.mask = mask;
      this.limit = limit;
      this.origin =
          switch (definition.type()) {
            case SOURCE -> Failure.Origin.SOURCE;
            case DESTINATION -> Failure.Origin.DESTINATION;
          };
    }

    @Override
    public void line(String from, String text) {
      tail.add(LogText.format(clock.instant(), from, text, mask));
    }

    void go(Map<String, JsonNode> files) throws InterruptedException {
      try (ConnectorProcess process = launcher.start(definition, verb, files)) {
        process.input().close();
        CompletableFuture<Void> errors =
            CompletableFuture.runAsync(() -> drain(origin.word(), process.errors()), threads);
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> watch =
            new CompletableFuture<Void>()
                .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(
                    () -> {
                      late.set(true);
                      process.kill();
                    });
        read(process);
        process.onExit().join();
        watch.cancel(false);
        errors.join();
        if (late.get()) {
          answer = Optional.empty();
          fail(
              Failure.Type.TRANSIENT_ERROR,
              "The %s %s did not answer within %d seconds and was ended. Is what it connects to reachable?"
                  .formatted(origin.word(), definition.name(), limit.toSeconds()),
              "");
        } else if (answer.isEmpty()) {
          fail(
              Failure.Type.SYSTEM_ERROR,
              "The %s %s ended with exit code %d and without an answer to %s. Its log says more."
                  .formatted(origin.word(), definition.name(), process.exitCode(), verb),
              "");
        }
      } catch (IOException exception) {
        fail(
            Failure.Type.SYSTEM_ERROR,
            "The %s %s could not be run: %s."
                .formatted(origin.word(), definition.name(), exception.getMessage()),
            "");
      } catch (Launcher.ConnectorsOffException exception) {
        fail(Failure.Type.CONFIG_ERROR, exception.getMessage(), "");
      }
    }

    private void read(ConnectorProcess process) throws IOException {
      MessageLines lines = new MessageLines(process.output(), LONGEST_MESSAGE, LONGEST_MESSAGE);
      while (lines.next()) {
        if (!lines.whole()) {
          process.kill();
        }
        take(lines.all());
      }
    }

    private void take(byte[] line) {
      try {
        JsonNode message = Json.MAPPER.readTree(line);
        String said = message.path("type").asText();
        if (said.equals(type)) {
          answer = Optional.of(message);
        } else if (said.equals("LOG")) {
          message(origin.word(), message);
        } else if (said.equals("TRACE")) {
          Failure.ofMessage(origin, message, clock.instant())
              .ifPresent(
                  reason -> {
                    lines(origin.word(), "ERROR " + reason.message());
                    failure = Optional.of(failure.orElse(reason));
                  });
        }
      } catch (JsonProcessingException | IllegalArgumentException exception) {
        line(origin.word(), new String(line, StandardCharsets.UTF_8));
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }

    void fail(Failure.Type reason, String message, String detail) {
      if (failure.isEmpty()) {
        Failure.Origin from =
            reason == Failure.Type.SYSTEM_ERROR ? origin : Failure.Origin.AIRBYTE_PLATFORM;
        failure = Optional.of(new Failure(from, reason, message, detail, clock.instant()));
      }
    }

    Failure failure(Instant now) {
      return failure.orElseGet(
          () -> new Failure(origin, Failure.Type.SYSTEM_ERROR, "No reason is known.", "", now));
    }
  }
}
