package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import java.io.IOException;
import java.util.Map;

/** Brings batches into tables, and looks whether they are there. */
final class Loads {

  private final BigQueryDestinationConfig config;
  private final Jobs jobs;
  private final BigQuery uploads;

  Loads(BigQueryDestinationConfig config, Jobs jobs, BigQuery uploads) {
    this.config = config;
    this.jobs = jobs;
    this.uploads = uploads;
  }

  /** Uploads the batch for a load. */
  LoadJob send(Batch batch, WriteChannelConfiguration configuration) {
    LoadJob job = new LoadJob(config, jobs, uploads, configuration);
    try {
      batch.sendTo(job.lines());
      return job;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, job.notWritten(), exception);
    } catch (IOException exception) {
      throw DestinationErrors.of(config, job.notWritten(), exception);
    }
  }

  /** Loads what was sent and counts its rows in the table. */
  void commit(Batch batch, LoadJob job) {
    TableId table = job.table();
    job.commit(batch.rows());
    FieldValueList counted =
        jobs.ask(
            Sql.read("count_batch.sql", Map.of("table", Tables.path(table))),
            Map.of("beginning", QueryParameterValue.string(batch.ids().beginning())),
            "Table %s was not checked".formatted(table.getTable()));
    long there = counted.get("rows_of_batch").getLongValue();
    if (there != batch.rows()) {
      throw LoadJob.miscounted(table, batch.rows(), "the table has %d".formatted(there));
    }
  }
}
