package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorLog;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.MessageLines;
import dev.exercise.airbyte.server.store.State;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes what a destination says; a state that it gives back is kept at once. */
final class DestinationReader {

  private static final int LONGEST_LINE = 16 << 20;
  private static final String DESTINATION = Failure.Origin.DESTINATION.word();

  private final SyncPlan plan;
  private final UUID connection;
  private final States states;
  private final Tally tally;
  private final Progress progress;
  private final Failures failures;
  private final ConnectorLog log;
  private final Clock clock;
  private volatile boolean keptStates;

  DestinationReader(
      SyncPlan plan,
      UUID connection,
      States states,
      Tally tally,
      Progress progress,
      Failures failures,
      ConnectorLog log,
      Clock clock) {
    this.plan = plan;
    this.connection = connection;
    this.states = states;
    this.tally = tally;
    this.progress = progress;
    this.failures = failures;
    this.log = log;
    this.clock = clock;
  }

  /** Whether any state came back. */
  boolean keptStates() {
    return keptStates;
  }

  /**
   * Reads to the end.
   *
   * @throws Messages.MalformedException when the destination says what nobody may say
   */
  void run(InputStream output) throws IOException, Messages.MalformedException {
    MessageLines lines = new MessageLines(output, LONGEST_LINE, LONGEST_LINE);
    while (lines.next()) {
      if (progress.waiting() == Progress.Waiting.FOR_DESTINATION) {
        progress.moved();
      }
      take(lines.all());
    }
  }

  private void take(byte[] line) throws Messages.MalformedException {
    Optional<ObjectNode> read = Messages.read(line);
    if (read.isEmpty()) {
      String text = new String(line, StandardCharsets.UTF_8);
      if (!text.isBlank()) {
        log.line(DESTINATION, text);
      }
      return;
    }
    ObjectNode message = read.get();
    switch (message.path("type").asText()) {
      case "STATE" -> keep(Messages.state(message), line);
      case "LOG" -> log.message(DESTINATION, message);
      case "TRACE" -> {
        JsonNode trace = message.path("trace");
        if (trace.path("type").asText().equals("ERROR")) {
          failures.add(Failure.traced(Failure.Origin.DESTINATION, trace, clock.instant()));
        }
      }
      default -> {
        // Nothing else of a destination matters.
      }
    }
  }

  private void keep(State state, byte[] line) throws Messages.MalformedException {
    if (!state.kind().equals(State.STREAM)) {
      states.keep(connection, state);
      keptStates = true;
      return;
    }
    Optional<StreamName> stream = plan.inSource(state.stream());
    if (stream.isEmpty()) {
      throw new Messages.MalformedException(line);
    }
    states.keep(connection, new State(state.kind(), stream.get(), state.value()));
    keptStates = true;
    tally.returned(stream.get(), state.value());
    log.line(
        "platform",
        "INFO The destination has stream %s up to state %s."
            .formatted(stream.get().label(), state.value()));
  }
}
