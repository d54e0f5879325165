package dev.exercise.airbyte.sync;

import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.airbyte.source.PostgresSnapshot;
import dev.exercise.airbyte.source.PostgresSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Moves streams from a source to a destination within this process: all from one snapshot, so that
 * the tables fit together, several at a time. A stream that fails keeps its former table and does
 * not hold up the others.
 */
public final class Sync {

  public static final int DEFAULT_PARALLELISM = 2;

  private static final long SECONDS_TO_STOP = 30;

  private final PostgresSource source;
  private final BigQueryDestination destination;
  private final int parallelism;
  private final Clock clock;

  /**
   * A sync that has not begun.
   *
   * @param parallelism streams at a time, at least 1; each holds about 20 MB
   * @param clock gives the instant of extraction
   */
  public Sync(
      PostgresSource source, BigQueryDestination destination, int parallelism, Clock clock) {
    if (parallelism < 1) {
      throw new IllegalArgumentException(
          "A sync runs at least one stream at a time, not %d.".formatted(parallelism));
    }
    this.source = source;
    this.destination = destination;
    this.parallelism = parallelism;
    this.clock = clock;
  }

  /**
   * Reads every stream of the catalogue in full.
   *
   * @throws ConnectorException when the source or the destination cannot be used at all
   * @throws InterruptedException when the thread is interrupted; streams that were not finished are
   *     as they were before
   */
  public static SyncReport fullRefresh(
      PostgresSource source,
      BigQueryDestination destination,
      ConfiguredCatalog catalog,
      SyncListener listener)
      throws InterruptedException {
    return new Sync(source, destination, DEFAULT_PARALLELISM, Clock.systemUTC())
        .run(catalog, listener);
  }

  /** As {@link #fullRefresh}. */
  public SyncReport run(ConfiguredCatalog catalog, SyncListener listener)
      throws InterruptedException {
    for (ConfiguredStream configured : catalog.streams()) {
      if (configured.syncMode() != SyncMode.FULL_REFRESH) {
        throw ConnectorException.config(
            "Stream %s asks for %s, but only full refreshes are read."
                .formatted(configured.stream().label(), configured.syncMode()));
      }
    }
    long started = System.nanoTime();
    try (PostgresSnapshot snapshot = source.openSnapshot()) {
      destination.prepare();
      Instant extractedAt = clock.instant();
      List<StreamReport> reports = runStreams(catalog, snapshot, extractedAt, listener);
      return new SyncReport(reports, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private List<StreamReport> runStreams(
      ConfiguredCatalog catalog, PostgresSnapshot snapshot, Instant extractedAt, SyncListener told)
      throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(parallelism, catalog.streams().size()));
    try {
      Map<ConfiguredStream, Future<StreamReport>> running = new HashMap<>();
      for (StreamSync stream : largestFirst(catalog, snapshot, extractedAt, told)) {
        running.put(stream.configured(), threads.submit(stream));
      }
      List<StreamReport> reports = new ArrayList<>();
      for (ConfiguredStream configured : catalog.streams()) {
        reports.add(running.get(configured).get());
      }
      return reports;
    } catch (ExecutionException exception) {
      throw new IllegalStateException("A stream ended without a report.", exception.getCause());
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
  }

  /** The longest begins first, so that it is not alone at the end. */
  private List<StreamSync> largestFirst(
      ConfiguredCatalog catalog,
      PostgresSnapshot snapshot,
      Instant extractedAt,
      SyncListener listener) {
    return catalog.streams().stream()
        .map(
            configured ->
                new StreamSync(
                    configured,
                    snapshot,
                    destination,
                    extractedAt,
                    snapshot.estimatedRows(configured.stream()),
                    listener))
        .sorted(Comparator.comparingLong(StreamSync::expectedRows).reversed())
        .toList();
  }
}
