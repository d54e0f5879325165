package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.AirbyteMessage;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What has come of one stream and is not on its way yet. */
final class StreamIntake {

  /** Whoever sends no time, or one that is none, is taken at the time of arrival. */
  private static final long LATEST_MILLIS = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final DirectLoadTable layout;
  private final boolean emulator;
  private final Clock clock;
  private final CompletableFuture<StreamTarget> begun;
  private CompletableFuture<StreamTarget> work;
  private Batch batch;
  private boolean complete;
  private long rows;
  private long rowsSinceState;

  StreamIntake(
      DirectLoadTable layout,
      boolean emulator,
      Clock clock,
      CompletableFuture<StreamTarget> begun) {
    this.layout = layout;
    this.emulator = emulator;
    this.clock = clock;
    this.begun = begun;
    this.work = begun;
  }

  StreamDescriptor stream() {
    return layout.configured().stream().descriptor();
  }

  /** Ends with the stream's target. */
  CompletableFuture<StreamTarget> begun() {
    return begun;
  }

  /** All that is under way for this stream. */
  CompletableFuture<StreamTarget> work() {
    return work;
  }

  void continueWith(CompletableFuture<StreamTarget> next) {
    work = next;
  }

  void add(AirbyteMessage.Row row) throws IOException {
    if (batch == null) {
      batch = Batch.open(layout, emulator);
    }
    long at = row.emittedAt();
    batch.add(row, at > 0 && at < LATEST_MILLIS ? Instant.ofEpochMilli(at) : clock.instant());
    rows++;
    rowsSinceState++;
  }

  /** The batch that is being filled, if there is one. */
  Optional<Batch> open() {
    return Optional.ofNullable(batch);
  }

  /** Hands the batch over; the next row begins another. */
  Optional<Batch> cut() {
    Optional<Batch> full = open();
    batch = null;
    return full;
  }

  long rows() {
    return rows;
  }

  long countSinceState() {
    long count = rowsSinceState;
    rowsSinceState = 0;
    return count;
  }

  boolean isComplete() {
    return complete;
  }

  void completed() {
    complete = true;
  }
}
