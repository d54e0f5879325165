package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;

/**
 * A table beside, in a dataset that nobody else reads. One of a refresh that can be gone on with
 * outlives the sync, any other does not.
 */
final class StagingTable {

  private final BigQueryDestinationConfig config;
  private final Tables tables;
  private final TableId id;
  private final DirectLoadTable layout;
  private final boolean outlivesSync;
  private boolean exists;

  StagingTable(
      BigQueryDestinationConfig config,
      Tables tables,
      TableId id,
      DirectLoadTable layout,
      boolean outlivesSync,
      boolean exists) {
    this.config = config;
    this.tables = tables;
    this.id = id;
    this.layout = layout;
    this.outlivesSync = outlivesSync;
    this.exists = exists;
    if (exists) {
      tables.makeOrWiden(id, layout);
    }
  }

  TableId id() {
    return id;
  }

  synchronized boolean exists() {
    return exists;
  }

  boolean outlivesSync() {
    return outlivesSync;
  }

  boolean isOnEmulator() {
    return config.emulator().isPresent();
  }

  /** A load into this table, which is there afterwards. */
  synchronized WriteChannelConfiguration load(JobInfo.WriteDisposition disposition) {
    if (!exists) {
      tables.makeDataset(id.getDataset());
      exists = true;
    }
    return DirectLoadTable.load(id, layout.schema(), disposition)
        .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
        .build();
  }

  synchronized void drop() {
    if (exists) {
      tables.drop(id);
      exists = false;
    }
  }
}
