package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Collects all rows in a table beside, and puts them in the place of the former ones at once. A
 * stream that fits into one batch replaces the table by its load job alone.
 */
final class ReplaceTarget implements StreamTarget {

  private final Loads loads;
  private final Jobs jobs;
  private final StagingTable staging;
  private final Generations generations;
  private final TableId table;
  private final DirectLoadTable layout;
  private final Optional<DedupSql> dedup;

  ReplaceTarget(
      Loads loads,
      Jobs jobs,
      StagingTable staging,
      Generations generations,
      TableId table,
      DirectLoadTable layout) {
    this.loads = loads;
    this.jobs = jobs;
    this.staging = staging;
    this.generations = generations;
    this.table = table;
    this.layout = layout;
    this.dedup =
        layout.configured().destinationSyncMode() == DestinationSyncMode.APPEND_DEDUP
            ? Optional.of(new DedupSql(layout))
            : Optional.empty();
  }

  @Override
  public boolean keepsEachBatch() {
    return staging.outlivesSync();
  }

  @Override
  public LoadJob send(Batch batch) {
    return loads.send(batch, staging.load(JobInfo.WriteDisposition.WRITE_APPEND));
  }

  @Override
  public void take(Batch batch, LoadJob sent) {
    loads.commit(batch, sent);
  }

  @Override
  public void complete(Optional<Batch> rest) {
    if (staging.exists() || (dedup.isPresent() && rest.isPresent())) {
      rest.ifPresent(batch -> take(batch, send(batch)));
      replace();
      staging.drop();
    } else if (rest.isPresent()) {
      load(rest.get());
    } else if (!generations.wasWrittenBefore()) {
      try (Batch none = Batch.open(layout, staging.isOnEmulator())) {
        load(none);
      }
    }
  }

  @Override
  public void leave() {
    if (!staging.outlivesSync()) {
      staging.drop();
    }
  }

  private void load(Batch all) {
    loads.commit(
        all, loads.send(all, layout.loadWhole(table, JobInfo.WriteDisposition.WRITE_TRUNCATE)));
  }

  private void replace() {
    Map<String, String> replacements = new HashMap<>();
    replacements.put("table", Tables.path(table));
    replacements.put("staging", Tables.path(staging.id()));
    replacements.put("columns", Sql.list("", layout.allColumns()));
    replacements.put("clustering", Sql.list("", layout.clustering().getFields()));
    replacements.put("condition", dedup.map(DedupSql::newestOfEachKey).orElse(""));
    jobs.run(Sql.read("replace.sql", replacements), LoadJob.notWritten(table));
    FieldValueList counted =
        jobs.ask(
            Sql.read("count_replaced.sql", replacements),
            Map.of(),
            "Table %s was not checked".formatted(table.getTable()));
    long expected = counted.get("rows_expected").getLongValue();
    long there = counted.get("rows_there").getLongValue();
    if (there != expected) {
      throw LoadJob.miscounted(table, expected, "the table has %d".formatted(there));
    }
  }
}
