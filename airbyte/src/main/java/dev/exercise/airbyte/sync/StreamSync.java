package dev.exercise.airbyte.sync;

import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.LoadResult;
import dev.exercise.airbyte.destination.StreamWriter;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.RecordSink;
import dev.exercise.airbyte.source.PostgresSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Moves one stream, and begins again a few times where that may help. */
final class StreamSync implements Callable<StreamReport> {

  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int ROWS_BETWEEN_NEWS = 1_000;

  private final ConfiguredStream configured;
  private final PostgresSnapshot snapshot;
  private final BigQueryDestination destination;
  private final Instant extractedAt;
  private final long expectedRows;
  private final SyncListener listener;
  private boolean committing;

  StreamSync(
      ConfiguredStream configured,
      PostgresSnapshot snapshot,
      BigQueryDestination destination,
      Instant extractedAt,
      long expectedRows,
      SyncListener listener) {
    this.configured = configured;
    this.snapshot = snapshot;
    this.destination = destination;
    this.extractedAt = extractedAt;
    this.expectedRows = expectedRows;
    this.listener = listener;
  }

  ConfiguredStream configured() {
    return configured;
  }

  long expectedRows() {
    return expectedRows;
  }

  @Override
  public StreamReport call() {
    long started = System.nanoTime();
    Optional<StreamFailure> failure = Optional.empty();
    LoadResult loaded = new LoadResult(0, 0, 0);
    try {
      listener.streamStarted(name(), expectedRows);
      loaded = attempts();
    } catch (ConnectorException exception) {
      failure = Optional.of(new StreamFailure(exception.type(), exception.getMessage()));
    } catch (RuntimeException exception) {
      failure =
          Optional.of(
              new StreamFailure(
                  FailureType.SYSTEM_ERROR,
                  "Table %s was not synced: %s. This is a bug."
                      .formatted(configured.stream().label(), exception)));
    }
    StreamReport report =
        new StreamReport(
            name(),
            loaded.rows(),
            loaded.bytes(),
            loaded.nulledValues(),
            Duration.ofNanos(System.nanoTime() - started),
            failure);
    listener.streamFinished(report);
    return report;
  }

  private LoadResult attempts() {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt();
      } catch (ConnectorException exception) {
        if (attempt == ATTEMPTS || !mayTryAgain(exception)) {
          throw exception;
        }
        pause(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)), exception);
        listener.streamRestarted(
            name(), new StreamFailure(exception.type(), exception.getMessage()));
      }
    }
  }

  /**
   * Rows that are appended must not come twice, so nothing is tried again once they may be there.
   */
  private boolean mayTryAgain(ConnectorException exception) {
    boolean overwrite = configured.destinationSyncMode() == DestinationSyncMode.OVERWRITE;
    return exception.type() == FailureType.TRANSIENT_ERROR
        && (overwrite || !committing)
        && !Thread.currentThread().isInterrupted();
  }

  private LoadResult attempt() {
    committing = false;
    StreamWriter writer = destination.open(configured, extractedAt);
    Told told = new Told(writer);
    long sent = snapshot.read(configured.stream(), told);
    told.tell();
    if (sent != told.rows) {
      throw new ConnectorException(
          FailureType.SYSTEM_ERROR,
          "Postgres sent %d rows of table %s, but %d were read. Sync it again."
              .formatted(sent, configured.stream().label(), told.rows),
          null);
    }
    committing = true;
    return writer.commit();
  }

  private static void pause(Duration pause, ConnectorException reason) {
    CompletableFuture<Void> over =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS);
    try {
      over.get();
    } catch (InterruptedException | ExecutionException exception) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  private String name() {
    return configured.stream().name();
  }

  /** Counts the rows on their way to the writer, and tells of them now and then. */
  private final class Told implements RecordSink {

    private final RecordSink next;
    private long rows;
    private int untold;

    Told(RecordSink next) {
      this.next = next;
    }

    @Override
    public void accept(AirbyteRecord record) {
      next.accept(record);
      rows++;
      untold++;
      if (untold == ROWS_BETWEEN_NEWS) {
        tell();
      }
    }

    void tell() {
      if (Thread.currentThread().isInterrupted()) {
        throw new ConnectorException(
            FailureType.TRANSIENT_ERROR,
            "Table %s was not synced: the sync was interrupted. Run it again."
                .formatted(configured.stream().label()),
            null);
      }
      listener.rowsSynced(name(), untold);
      untold = 0;
    }
  }
}
