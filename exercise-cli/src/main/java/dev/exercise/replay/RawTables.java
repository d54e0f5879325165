package dev.exercise.replay;

import dev.exercise.Problem;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.source.PostgresSourceConfig;
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

  private static final String DATASET = "raw";

  private RawTables() {}

  /**
   * Reads every table of the source in full and replaces what the warehouse has.
   *
   * @param source the candidate's database
   * @param warehouse the emulator's REST interface
   * @throws Problem when a table did not arrive whole
   */
  public static SyncReport load(PostgresSourceConfig source, URI warehouse, Progress progress)
      throws InterruptedException {
    PostgresSource tables = new PostgresSource(source);
    AirbyteCatalog offered = tables.discover();
    ConfiguredCatalog catalog =
        offered.fullRefreshOverwrite(offered.streams().stream().map(AirbyteStream::name).toList());
    BigQueryDestination destination =
        new BigQueryDestination(
            BigQueryDestinationConfig.emulator(warehouse, Stack.WAREHOUSE_PROJECT, DATASET));
    SyncReport report = Sync.fullRefresh(tables, destination, catalog, new Shown(progress));
    if (!report.succeeded()) {
      throw new Problem(
          report.failed().stream()
              .map(stream -> "%s: %s".formatted(stream.stream(), stream.failure().orElseThrow()))
              .collect(Collectors.joining("; ", "Not every table reached the warehouse: ", ".")),
          "What was loaded before is still there; put it right and sync again.");
    }
    return report;
  }

  /** The source as the candidate's role sees it. */
  public static PostgresSourceConfig candidatesView(PostgresServer server) {
    return new PostgresSourceConfig(
        server.host(), server.port(), "marketplace", "public", "marketplace", "marketplace_secret");
  }

  private static final class Shown implements SyncListener {
    private final Progress progress;
    private final Map<String, Progress.Task> tasks = new ConcurrentHashMap<>();

    private Shown(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void streamStarted(String stream, long expectedRows) {
      tasks.put(stream, progress.begin(stream, expectedRows));
    }

    @Override
    public void rowsSynced(String stream, long rows) {
      tasks.get(stream).advance(rows);
    }

    @Override
    public void streamFinished(StreamReport report) {
      Progress.Task task = tasks.remove(report.stream());
      if (task != null) {
        task.close();
      }
    }
  }
}
