package dev.exercise.replay;

import dev.exercise.Problem;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.airbyte.sync.StreamFailure;
import dev.exercise.airbyte.sync.StreamReport;
import dev.exercise.airbyte.sync.Sync;
import dev.exercise.airbyte.sync.SyncListener;
import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.stack.Stack;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Brings the source's tables into the warehouse's {@code raw} dataset, as Airbyte would. */
public final class RawTables {

  /** Where they stand. */
  public static final String DATASET = "raw";

  private RawTables() {}

  /**
   * Reads every table of the source in full and replaces what the warehouse has.
   *
   * @param source the candidate's database
   * @param warehouse the emulator's REST interface
   * @throws Problem when a table did not arrive whole
   */
  public static SyncReport load(PostgresSourceConfig source, URI warehouse, ReplayListener listener)
      throws InterruptedException {
    PostgresSource tables = new PostgresSource(source);
    AirbyteCatalog offered = tables.discover();
    return replace(
        tables,
        offered.fullRefreshOverwrite(offered.streams().stream().map(AirbyteStream::name).toList()),
        warehouse,
        listener);
  }

  /** The same of some tables only. */
  static SyncReport replace(
      PostgresSource tables, ConfiguredCatalog catalog, URI warehouse, ReplayListener listener)
      throws InterruptedException {
    SyncReport report =
        Sync.fullRefresh(tables, destination(warehouse), catalog, new Shown(listener));
    if (!report.succeeded()) {
      throw new Problem(
          report.failed().stream()
              .map(
                  stream ->
                      "%s: %s".formatted(stream.stream(), stream.failure().orElseThrow().message()))
              .collect(Collectors.joining("; ", "Not every table reached the warehouse: ", ".")),
          "What was loaded before is still there; put it right and sync again.");
    }
    return report;
  }

  static BigQueryDestination destination(URI warehouse) {
    return new BigQueryDestination(
        BigQueryDestinationConfig.emulator(warehouse, Stack.WAREHOUSE_PROJECT, DATASET));
  }

  /** The source as the candidate's role sees it. */
  public static PostgresSourceConfig candidatesView(PostgresServer server) {
    return candidatesView(server.host(), server.port());
  }

  /** The source as the candidate's role sees it. */
  public static PostgresSourceConfig candidatesView(String host, int port) {
    return new PostgresSourceConfig(
        host, port, "marketplace", "public", "marketplace", "marketplace_secret");
  }

  private static final class Shown implements SyncListener {
    private final ReplayListener listener;
    private final Map<String, Progress.Task> tasks = new ConcurrentHashMap<>();

    private Shown(ReplayListener listener) {
      this.listener = listener;
    }

    @Override
    public void streamStarted(String stream, long expectedRows) {
      tasks.put(stream, listener.begin(stream, expectedRows));
    }

    @Override
    public void rowsSynced(String stream, long rows) {
      tasks.get(stream).advance(rows);
    }

    @Override
    public void streamRestarted(String stream, StreamFailure reason) {
      listener.note("%s begins again: %s".formatted(stream, reason.message()));
      end(stream);
      tasks.put(stream, listener.begin(stream, 0));
    }

    @Override
    public void streamFinished(StreamReport report) {
      end(report.stream());
      if (report.nulledValues() > 0) {
        listener.note(
            "%s: %,d values that BigQuery cannot hold were left empty; _airbyte_meta names them."
                .formatted(report.stream(), report.nulledValues()));
      }
    }

    private void end(String stream) {
      Progress.Task task = tasks.remove(stream);
      if (task != null) {
        task.close();
      }
    }
  }
}
