package dev.exercise.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.airbyte.sync.Sync;
import dev.exercise.airbyte.sync.SyncListener;
import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Measures how fast one table comes from Postgres into the emulator: by the emulator's own load of
 * the finished rows, by our sync, and by movers that others wrote. Run by {@code make bench} and
 * never by the tests. Argument: rows.
 */
final class SyncBench {

  private static final String SOURCE = "source.SourcePostgresMain";
  private static final String DESTINATION = "destination.DestinationBigQueryMain";

  private static final int ROUNDS = 3;

  private final PrintStream out;
  private final Path folder;
  private final Shop shop;
  private final int rows;
  private double lineSeconds;

  private SyncBench(PrintStream out, Path folder, Shop shop, int rows) {
    this.out = out;
    this.folder = folder;
    this.shop = shop;
    this.rows = rows;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    // What the build tells the tests; a program that is run by hand stands in the project.
    setIfMissing("exercise.root", Path.of(""));
    setIfMissing("exercise.home", Path.of(".exercise"));
    Path folder = Files.createTempDirectory("sync-bench");
    try (Shop shop = Shop.open()) {
      int rows = Integer.parseInt(arguments[0]);
      BenchTable.fill(shop, rows);
      new SyncBench(System.out, folder, shop, rows).run();
    } finally {
      DirectoryTree.delete(folder);
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    out.printf(Locale.ROOT, "%,d rows of 8 columns, 2 numbers of them exact.%n%n", rows);
    out.println("| mover | into | seconds | rows/s | of the same lines' load job | peak memory |");
    out.println("|---|---|---|---|---|---|");
    Path lines = lines(BenchTable.Form.DIRECT_LOAD);
    Path plain = lines(BenchTable.Form.PLAIN);
    lineSeconds = best(() -> BenchTable.load(shop, BenchTable.Form.DIRECT_LOAD, lines));
    print("load job of the lines of a sync", "emulator", lineSeconds, rows, "");
    print(
        "load job of the table's own columns",
        "emulator",
        best(() -> BenchTable.load(shop, BenchTable.Form.PLAIN, plain)),
        rows,
        "");
    print("`exercise sync`, in process", "emulator", best(this::inProcess), rows, "");
    server();
    pyAirbyte();
    dlt();
  }

  private interface Run {
    double seconds() throws IOException, InterruptedException;
  }

  /** The first load of an emulator is its slowest, and so is the first sync of a JVM. */
  private static double best(Run run) throws IOException, InterruptedException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, run.seconds());
    }
    return best;
  }

  private Path lines(BenchTable.Form form) throws IOException, SQLException {
    return BenchTable.asJsonLines(shop, form, folder.resolve(form.name() + ".jsonl"));
  }

  private double inProcess() throws InterruptedException {
    PostgresSource source =
        new PostgresSource(
            new PostgresSourceConfig(
                shop.postgres().host(),
                shop.postgres().port(),
                Shop.DATABASE,
                Shop.SCHEMA,
                Shop.READER,
                Shop.PASSWORD));
    BigQueryDestination destination =
        new BigQueryDestination(
            BigQueryDestinationConfig.emulator(
                shop.emulator(), Stack.WAREHOUSE_PROJECT, "in_process"));
    SyncReport report =
        Sync.fullRefresh(
            source,
            destination,
            source.discover().fullRefreshOverwrite(List.of(BenchTable.NAME)),
            SyncListener.NONE);
    if (!report.succeeded()) {
      throw new IllegalStateException(report.failed().toString());
    }
    return report.duration().toMillis() / 1e3;
  }

  /** From the request to the end of the job, with the start of both connectors. */
  private void server() throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(folder.resolve("airbyte"), shop.emulator());
        MemoryWatch memory =
            new MemoryWatch(server.handle(), SOURCE, DESTINATION, ServerProcess.MAIN)) {
      AirbyteClient client = new AirbyteClient(server.address());
      Connection connection = new Setup(client, shop).connection("by_server", BenchTable.NAME);
      long began = System.nanoTime();
      JobRun job = client.await(client.sync(connection).id(), AirbyteRoom.PATIENCE);
      double seconds = (System.nanoTime() - began) / 1e9;
      if (job.status() != JobStatus.SUCCEEDED) {
        throw new IllegalStateException(job.toString());
      }
      print(
          "server with connectors as processes",
          "emulator",
          seconds,
          job.stream(BenchTable.NAME).orElseThrow().recordsCommitted(),
          "server %d MB, source %d MB, destination %d MB"
              .formatted(
                  memory.peak(ServerProcess.MAIN), memory.peak(SOURCE), memory.peak(DESTINATION)));
    }
  }

  private void pyAirbyte() throws IOException {
    ObjectNode told = Shop.object().put("table", BenchTable.NAME);
    told.put("cache", folder.resolve("pyairbyte.duckdb").toString());
    told.putObject("source")
        .put("launcher", launcher("source-postgres", SOURCE))
        .set("config", shop.source());
    told.putObject("destination")
        .put("launcher", launcher("destination-bigquery", DESTINATION))
        .set("config", shop.destination("by_pyairbyte"));
    Path home = Files.createDirectory(folder.resolve("pyairbyte"));
    JsonNode seen =
        new Script("pyairbyte_bench.py", ClientEnvironments.pyAirbyte(), home)
            .with("AIRBYTE_OFFLINE_MODE", "1")
            .with("AIRBYTE_PROJECT_DIR", home.toString())
            .with("AIRBYTE_CACHE_ROOT", home.toString())
            .with("AIRBYTE_LOGGING_ROOT", home.toString())
            .run(Files.writeString(home.resolve("told.json"), told.toString()).toString());
    print("PyAirbyte, our source into its cache", "DuckDB", seen.get("cache"));
    print("PyAirbyte, our source and destination", "emulator", seen.get("destination"));
  }

  private void dlt() throws IOException {
    ObjectNode told =
        Shop.object()
            .put("table", BenchTable.NAME)
            .put("dataset", "by_dlt")
            .put("cache", folder.resolve("dlt.duckdb").toString())
            .put("project", Stack.WAREHOUSE_PROJECT)
            .put(
                "source",
                "postgresql+psycopg2://%s:%s@%s:%d/%s"
                    .formatted(
                        Shop.READER,
                        Shop.PASSWORD,
                        shop.postgres().host(),
                        shop.postgres().port(),
                        Shop.DATABASE));
    Path home = Files.createDirectory(folder.resolve("dlt"));
    JsonNode seen =
        new Script("dlt_bench.py", ClientEnvironments.dlt(), home)
            .with("DLT_DATA_DIR", home.toString())
            .with("RUNTIME__DLTHUB_TELEMETRY", "false")
            // The emulator reads no compressed lines.
            .with("DATA_WRITER__DISABLE_COMPRESSION", "true")
            .with("BIGQUERY_EMULATOR_HOST", shop.emulator().toString())
            .run(Files.writeString(home.resolve("told.json"), told.toString()).toString());
    print("dlt", "DuckDB", seen.get("duckdb"));
    print("dlt", "emulator", seen.get("emulator"));
  }

  private String launcher(String name, String main) throws IOException {
    return Launcher.write(folder, name, "dev.exercise.airbyte." + main).toString();
  }

  private void print(String mover, String into, JsonNode measured) {
    if (measured.isArray()) {
      print(mover, into, measured.get(0).doubleValue(), measured.get(1).longValue(), "");
    } else {
      out.printf("| %s | %s | – | – | – | cannot: %s |%n", mover, into, measured.asText());
    }
  }

  private void print(String mover, String into, double seconds, long moved, String memory) {
    if (moved != rows) {
      throw new IllegalStateException("%s moved %d rows of %d.".formatted(mover, moved, rows));
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %,.0f | %.2f | %s |%n",
        mover,
        into,
        seconds,
        rows / seconds,
        lineSeconds / seconds,
        memory);
    out.flush();
  }

  private static void setIfMissing(String property, Path path) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, path.toAbsolutePath().toString());
    }
  }
}
