package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.RecordSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Writes one stream by one load job, which BigQuery carries out whole or not at all: until {@link
 * #commit} the table is as it was, and a writer that is dropped leaves nothing to clean up.
 */
public final class StreamWriter implements RecordSink {

  private final BigQueryDestinationConfig config;
  private final Jobs jobs;
  private final ConfiguredStream configured;
  private final Instant extractedAt;
  private final TableId table;
  private final LoadJob load;
  private final DirectLoadEncoder encoder;
  private long rows;

  StreamWriter(
      BigQueryDestinationConfig config,
      BigQuery requests,
      BigQuery uploads,
      Duration longestJob,
      ConfiguredStream configured,
      Instant extractedAt) {
    this.config = config;
    this.jobs = new Jobs(config, requests, longestJob);
    this.configured = configured;
    this.extractedAt = extractedAt.truncatedTo(ChronoUnit.MICROS);
    DirectLoadTable layout = new DirectLoadTable(configured);
    this.table = TableId.of(config.projectId(), config.datasetId(), layout.name());
    JobInfo.WriteDisposition disposition =
        overwrites()
            ? JobInfo.WriteDisposition.WRITE_TRUNCATE
            : JobInfo.WriteDisposition.WRITE_APPEND;
    this.load = new LoadJob(config, jobs, uploads, layout.loadWhole(table, disposition));
    this.encoder =
        new DirectLoadEncoder(
            layout,
            new RowIds(),
            config.emulator().isPresent(),
            new BufferedOutputStream(load.lines(), 1 << 16));
  }

  @Override
  public void accept(AirbyteRecord record) {
    try {
      encoder.write(record, extractedAt, List.of());
      rows++;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, load.notWritten(), exception);
    } catch (IOException exception) {
      throw DestinationErrors.of(config, load.notWritten(), exception);
    }
  }

  /**
   * Replaces or extends the table and counts what it holds then.
   *
   * @throws ConnectorException when the rows were not taken, or are not all there
   */
  public LoadResult commit() {
    try {
      encoder.flush();
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, load.notWritten(), exception);
    } catch (IOException exception) {
      throw DestinationErrors.of(config, load.notWritten(), exception);
    }
    load.commit(rows);
    verify();
    return new LoadResult(rows, load.bytes(), encoder.nulledValues());
  }

  private void verify() {
    FieldValueList counted =
        jobs.ask(
            Sql.read("count_rows.sql", Map.of("table", Tables.path(table))),
            Map.of(
                "extracted_at",
                QueryParameterValue.timestamp(
                    ChronoUnit.MICROS.between(Instant.EPOCH, extractedAt))),
            "Table %s was not checked".formatted(table));
    long ofThisSync = counted.get("rows_of_this_sync").getLongValue();
    long total = counted.get("rows_total").getLongValue();
    if (ofThisSync != rows || (overwrites() && total != rows)) {
      throw LoadJob.miscounted(
          table, rows, "the table has %d of this sync and %d in all".formatted(ofThisSync, total));
    }
  }

  private boolean overwrites() {
    return configured.destinationSyncMode() == DestinationSyncMode.OVERWRITE;
  }
}
