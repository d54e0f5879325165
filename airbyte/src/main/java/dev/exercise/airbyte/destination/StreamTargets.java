package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Decides how each stream of a sync is written, and clears away what earlier syncs left. */
final class StreamTargets {

  private static final int LONGEST_NAME = 800;

  private final BigQueryDestinationConfig config;
  private final Jobs jobs;
  private final Loads loads;
  private final Tables tables;
  private final List<TableId> internal;

  StreamTargets(BigQueryDestinationConfig config, Jobs jobs, Loads loads, Tables tables) {
    this.config = config;
    this.jobs = jobs;
    this.loads = loads;
    this.tables = tables;
    tables.makeDataset(config.datasetId());
    this.internal = tables.list(config.internalDatasetId());
  }

  /**
   * Begins with a stream: its table is there afterwards, unless all of it is to be replaced.
   *
   * @throws dev.exercise.airbyte.protocol.ConnectorException when it cannot be written
   */
  StreamTarget begin(DirectLoadTable layout) {
    ConfiguredStream configured = layout.configured();
    TableId table = tables.id(config.datasetId(), layout.name());
    Optional<Schema> found = tables.find(table);
    Generations generations = new Generations(jobs, table, configured, found.isPresent());
    String stem = stem(layout.name());
    TableId refresh = internal(stem + "_refresh_" + configured.generationId());
    boolean goesOn = canGoOn(configured);
    boolean underWay = goesOn && internal.contains(refresh);
    dropStale(stem, underWay ? Optional.of(refresh) : Optional.empty());
    if (underWay || (replaces(configured) && !(goesOn && generations.wasBegunBefore()))) {
      TableId id = goesOn ? refresh : batchTable(stem);
      return new ReplaceTarget(
          loads,
          jobs,
          new StagingTable(config, tables, id, layout, goesOn, underWay),
          generations,
          table,
          layout);
    }
    if (configured.destinationSyncMode() == DestinationSyncMode.APPEND_DEDUP) {
      StagingTable staging =
          new StagingTable(config, tables, batchTable(stem), layout, false, false);
      DedupTarget target = new DedupTarget(loads, jobs, staging, generations, table, layout);
      tables.makeOrWiden(table, layout);
      if (found.isPresent()) {
        target.removeOlder();
      }
      return target;
    }
    Schema columns = tables.makeOrWiden(table, layout);
    if (configured.syncMode() == SyncMode.FULL_REFRESH) {
      generations.removeEarlierAttempts();
    }
    return new AppendTarget(loads, generations, table, columns);
  }

  private static boolean replaces(ConfiguredStream configured) {
    return configured.destinationSyncMode() == DestinationSyncMode.OVERWRITE
        || configured.replacesEarlierGenerations();
  }

  /**
   * Whether a source that was interrupted goes on from its last state. One that reads in full
   * begins anew, so what it sent before must not stay.
   */
  private static boolean canGoOn(ConfiguredStream configured) {
    return configured.syncMode() == SyncMode.INCREMENTAL
        && configured.destinationSyncMode() != DestinationSyncMode.OVERWRITE
        && configured.generationId() > 0;
  }

  private void dropStale(String stem, Optional<TableId> except) {
    Pattern ours = Pattern.compile(Pattern.quote(stem) + "_(batch_[0-9a-f]{8}|refresh_\\d+)");
    for (TableId table : internal) {
      if (ours.matcher(table.getTable()).matches() && !except.equals(Optional.of(table))) {
        tables.drop(table);
      }
    }
  }

  private TableId batchTable(String stem) {
    return internal(stem + "_batch_" + UUID.randomUUID().toString().substring(0, 8));
  }

  private TableId internal(String name) {
    return tables.id(config.internalDatasetId(), name);
  }

  /** The table's name and a sum of its whole path: {@code raw.a_b} is not {@code raw_a.b}. */
  private String stem(String name) {
    CRC32 sum = new CRC32();
    sum.update((config.datasetId() + "." + name).getBytes(StandardCharsets.UTF_8));
    return "%s_%08x"
        .formatted(name.substring(0, Math.min(LONGEST_NAME, name.length())), sum.getValue());
  }
}
