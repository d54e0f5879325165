package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.AirbyteMessage;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.MessageReader;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import dev.exercise.airbyte.protocol.StreamStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes a source's messages one after the other: gathers rows into batches, has the batches loaded
 * while further rows come, and lets states go on when their rows are kept.
 */
final class WriteRun {

  /** When a batch is full. The emulator likes large ones; a state should not wait too long. */
  record BatchLimits(long rows, long bytes, Duration age, long bytesOfAll) {
    static final BatchLimits USUAL =
        new BatchLimits(250_000, 96L << 20, Duration.ofSeconds(20), 768L << 20);
  }

  private static final int FIRST_PART = 5;

  private final Map<StreamDescriptor, StreamIntake> intakes;
  private final BatchLoader loader;
  private final StateOrder states;
  private final BatchLimits limits;
  private long position;
  private long rowsSinceState;

  WriteRun(
      Map<StreamDescriptor, StreamIntake> intakes,
      BatchLoader loader,
      StateOrder states,
      BatchLimits limits) {
    this.intakes = intakes;
    this.loader = loader;
    this.states = states;
    this.limits = limits;
  }

  /**
   * Takes all messages.
   *
   * @throws ConnectorException when one cannot be taken, or a stream did not come to its end
   */
  void take(MessageReader messages) throws IOException {
    Optional<AirbyteMessage> next = messages.next();
    while (next.isPresent()) {
      take(next.get());
      next = messages.next();
    }
    end();
  }

  /** Sends batches off that have waited for too long; called from time to time. */
  synchronized void cutOld() throws IOException {
    for (StreamIntake intake : intakes.values()) {
      if (intake.open().isPresent()
          && intake.open().get().nanosOld() > limits.age().toNanos()
          && loader.target(intake).keepsEachBatch()) {
        loader.submit(intake);
      }
    }
  }

  private synchronized void take(AirbyteMessage message) throws IOException {
    loader.requireFine();
    if (message instanceof AirbyteMessage.Row row) {
      add(intakes.get(row.stream()), row);
    } else if (message instanceof AirbyteMessage.State state) {
      hold(state.state());
    } else if (message instanceof AirbyteMessage.Status status) {
      notice(status);
    }
  }

  private void add(StreamIntake intake, AirbyteMessage.Row row) throws IOException {
    if (intake.isComplete()) {
      throw new ConnectorException(
          FailureType.SYSTEM_ERROR,
          "The source sent rows of stream %s after it had said that the stream is complete."
              .formatted(intake.stream().label()),
          null);
    }
    if (intake.open().isEmpty()) {
      intake.add(row);
      states.begin(loader.keptTogether(intake), position);
    } else {
      intake.add(row);
    }
    position++;
    rowsSinceState++;
    Batch batch = intake.open().orElseThrow();
    if (batch.rows() >= fullAt(intake) || batch.bytes() >= limits.bytes()) {
      loader.submit(intake);
    } else if (batch.rows() % 1_000 == 0) {
      keepWithinDisk();
    }
  }

  /** The first batch is small where it can be, so that loading soon begins. */
  private long fullAt(StreamIntake intake) {
    boolean first = intake.rows() <= limits.rows() / FIRST_PART;
    return first && loader.target(intake).keepsEachBatch()
        ? limits.rows() / FIRST_PART
        : limits.rows();
  }

  /** Many streams at a time fill the disk with many open batches. */
  private void keepWithinDisk() throws IOException {
    long all = 0;
    StreamIntake largest = null;
    for (StreamIntake intake : intakes.values()) {
      if (intake.open().isPresent()) {
        all += intake.open().get().bytes();
        if (largest == null || intake.open().get().bytes() > largest.open().orElseThrow().bytes()) {
          largest = intake;
        }
      }
    }
    if (all > limits.bytesOfAll()) {
      loader.submit(largest);
    }
  }

  private void hold(ObjectNode state) {
    ObjectNode counted = state.deepCopy();
    JsonNode descriptor = state.path("stream").path("stream_descriptor");
    Optional<StreamDescriptor> stream =
        descriptor.path("name").asText().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new StreamDescriptor(
                    descriptor.path("namespace").asText(""), descriptor.path("name").asText()));
    StreamIntake intake = stream.map(intakes::get).orElse(null);
    long rows = intake == null ? rowsSinceState : intake.countSinceState();
    rowsSinceState = stream.isEmpty() ? 0 : rowsSinceState;
    counted.putObject("destinationStats").put("recordCount", (double) rows);
    states.hold(counted, stream, position);
  }

  private void notice(AirbyteMessage.Status status) {
    StreamIntake intake = intakes.get(status.stream());
    if (intake != null && status.status() == StreamStatus.COMPLETE && !intake.isComplete()) {
      intake.completed();
      loader.complete(intake);
    }
  }

  /** What was complete is finished; of the rest, what can be kept is kept. */
  private void end() {
    List<StreamIntake> incomplete = new ArrayList<>();
    synchronized (this) {
      for (StreamIntake intake : intakes.values()) {
        if (!intake.isComplete()) {
          incomplete.add(intake);
          loader.giveUp(intake);
        }
      }
    }
    loader.await();
    if (!incomplete.isEmpty()) {
      throw new ConnectorException(
          FailureType.TRANSIENT_ERROR,
          ("The source ended before it had sent all of %s. Tables that are to be replaced are as"
                  + " they were. See what the source says, and sync again.")
              .formatted(
                  incomplete.stream()
                      .map(intake -> intake.stream().label())
                      .collect(Collectors.joining(", "))),
          null);
    }
  }
}
