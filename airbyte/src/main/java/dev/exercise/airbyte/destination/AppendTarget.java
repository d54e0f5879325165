package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import java.util.Optional;

/** Adds each batch to the table itself. */
final class AppendTarget implements StreamTarget {

  private final Loads loads;
  private final Generations generations;
  private final WriteChannelConfiguration load;

  AppendTarget(Loads loads, Generations generations, TableId table, Schema columns) {
    this.loads = loads;
    this.generations = generations;
    this.load =
        DirectLoadTable.load(table, columns, JobInfo.WriteDisposition.WRITE_APPEND)
            .setCreateDisposition(JobInfo.CreateDisposition.CREATE_NEVER)
            .build();
  }

  @Override
  public boolean keepsEachBatch() {
    return true;
  }

  @Override
  public LoadJob send(Batch batch) {
    return loads.send(batch, load);
  }

  @Override
  public void take(Batch batch, LoadJob sent) {
    loads.commit(batch, sent);
  }

  @Override
  public void complete(Optional<Batch> rest) {
    rest.ifPresent(batch -> take(batch, send(batch)));
    generations.removeEarlier();
  }

  @Override
  public void leave() {}
}
