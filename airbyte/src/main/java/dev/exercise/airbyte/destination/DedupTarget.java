package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.util.Map;
import java.util.Optional;

/** Loads each batch into a table beside and merges it into the table itself. */
final class DedupTarget implements StreamTarget {

  private final Loads loads;
  private final Jobs jobs;
  private final StagingTable staging;
  private final Generations generations;
  private final TableId table;
  private final DedupSql sql;

  DedupTarget(
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
    this.sql = new DedupSql(layout);
  }

  /** A table that was appended to before has several rows of a key, which no MERGE would undo. */
  void removeOlder() {
    jobs.run(sql.removeOlder(table), "Table %s was not deduplicated".formatted(table.getTable()));
  }

  @Override
  public boolean keepsEachBatch() {
    return true;
  }

  @Override
  public LoadJob send(Batch batch) {
    return loads.send(batch, staging.load(JobInfo.WriteDisposition.WRITE_TRUNCATE));
  }

  @Override
  public void take(Batch batch, LoadJob sent) {
    loads.commit(batch, sent);
    jobs.run(sql.merge(table, staging.id()), LoadJob.notWritten(table));
    verify();
  }

  @Override
  public void complete(Optional<Batch> rest) {
    rest.ifPresent(batch -> take(batch, send(batch)));
    generations.removeEarlier();
  }

  @Override
  public void leave() {
    staging.drop();
  }

  /** The emulator does not say how many rows a MERGE changed. */
  private void verify() {
    FieldValueList found =
        jobs.ask(
            sql.verify(table, staging.id()),
            Map.of(),
            "Table %s was not checked".formatted(table.getTable()));
    long keys = found.get("keys_of_batch").getLongValue();
    long there = found.get("found").getLongValue();
    long older = found.get("found_older").getLongValue();
    if (there != keys || older > 0) {
      throw new ConnectorException(
          FailureType.SYSTEM_ERROR,
          ("Table %s is not right: %d keys were merged, and it has %d rows of them, %d of which are"
                  + " older. Clear the stream's data and sync it again.")
              .formatted(table.getTable(), keys, there, older),
          null);
    }
  }
}
