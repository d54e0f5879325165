package dev.exercise.airbyte.destination;

import com.google.cloud.RetryOption;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.RecordSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Writes one stream by one load job, which BigQuery carries out whole or not at all: until {@link
 * #commit} the table is as it was, and a writer that is dropped leaves nothing to clean up.
 */
public final class StreamWriter implements RecordSink {

  /** Held in memory once for each stream under way. */
  private static final int UPLOAD_PART_BYTES = 8 << 20;

  private static final String COUNT_ROWS = countRows();

  private final BigQueryDestinationConfig config;
  private final BigQuery requests;
  private final Duration longestJob;
  private final ConfiguredStream configured;
  private final Instant extractedAt;
  private final TableId table;
  private final JobId jobId;
  private final TableDataWriteChannel upload;
  private final DirectLoadEncoder encoder;
  private long rows;
  private long bytes;

  StreamWriter(
      BigQueryDestinationConfig config,
      BigQuery requests,
      BigQuery uploads,
      Duration longestJob,
      ConfiguredStream configured,
      Instant extractedAt) {
    this.config = config;
    this.requests = requests;
    this.longestJob = longestJob;
    this.configured = configured;
    this.extractedAt = extractedAt.truncatedTo(ChronoUnit.MICROS);
    DirectLoadTable layout = new DirectLoadTable(configured.stream());
    this.table = TableId.of(config.projectId(), config.datasetId(), layout.name());
    this.jobId =
        JobId.newBuilder()
            .setProject(config.projectId())
            .setLocation(config.location())
            .setJob("airbyte_%s".formatted(UUID.randomUUID()))
            .build();
    boolean overwrite = configured.destinationSyncMode() == DestinationSyncMode.OVERWRITE;
    WriteChannelConfiguration job =
        WriteChannelConfiguration.newBuilder(table, FormatOptions.json())
            .setSchema(layout.schema())
            .setTimePartitioning(layout.partitioning())
            .setClustering(layout.clustering())
            .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
            .setWriteDisposition(
                overwrite
                    ? JobInfo.WriteDisposition.WRITE_TRUNCATE
                    : JobInfo.WriteDisposition.WRITE_APPEND)
            .setMaxBadRecords(0)
            .build();
    try {
      this.upload = uploads.writer(jobId, job);
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, notWritten(), exception);
    }
    upload.setChunkSize(UPLOAD_PART_BYTES);
    this.encoder =
        new DirectLoadEncoder(
            configured, this.extractedAt, new BufferedOutputStream(new Upload(), 1 << 16));
  }

  @Override
  public void accept(AirbyteRecord record) {
    try {
      encoder.write(record);
      rows++;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, notWritten(), exception);
    } catch (IOException exception) {
      throw DestinationErrors.of(config, notWritten(), exception);
    }
  }

  /**
   * Replaces or extends the table and counts what it holds then.
   *
   * @throws ConnectorException when the rows were not taken, or are not all there
   */
  public LoadResult commit() {
    finish();
    Job job = await();
    if (job.getStatus().getError() != null) {
      throw DestinationErrors.ofJob(notWritten(), job.getStatus().getError());
    }
    LoadStatistics loaded = job.getStatistics();
    if (loaded.getOutputRows() != rows) {
      throw miscounted("the load job took %d".formatted(loaded.getOutputRows()));
    }
    verify();
    return new LoadResult(rows, bytes, encoder.nulledValues());
  }

  /** Ends the upload, which starts the job. */
  private void finish() {
    try {
      encoder.flush();
      if (rows == 0 && config.emulator().isPresent()) {
        // The emulator never starts the job of an upload without a byte.
        upload.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      upload.close();
    } catch (BigQueryException exception) {
      mayRunNevertheless(DestinationErrors.of(config, notWritten(), exception));
    } catch (IOException exception) {
      mayRunNevertheless(DestinationErrors.of(config, notWritten(), exception));
    }
  }

  /** Where only the answer was lost, the job runs; to load again would double what it appends. */
  private void mayRunNevertheless(ConnectorException failure) {
    try {
      if (requests.getJob(jobId) == null) {
        throw failure;
      }
    } catch (BigQueryException unknown) {
      failure.addSuppressed(unknown);
      throw failure;
    }
  }

  private Job await() {
    try {
      Job job = requests.getJob(jobId);
      Job done =
          job == null
              ? null
              : job.waitFor(
                  RetryOption.initialRetryDelayDuration(Duration.ofMillis(50)),
                  RetryOption.retryDelayMultiplier(1.3),
                  RetryOption.maxRetryDelayDuration(Duration.ofSeconds(1)),
                  RetryOption.totalTimeoutDuration(longestJob));
      if (done == null) {
        throw new ConnectorException(
            FailureType.TRANSIENT_ERROR, notWritten() + ": the load job is gone.", null);
      }
      return done;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, notWritten(), exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          FailureType.TRANSIENT_ERROR, notWritten() + ": the sync was interrupted.", exception);
    }
  }

  private void verify() {
    QueryJobConfiguration count =
        QueryJobConfiguration.newBuilder(
                COUNT_ROWS.replace(
                    "{table}",
                    "%s.%s.%s".formatted(table.getProject(), table.getDataset(), table.getTable())))
            .addNamedParameter(
                "extracted_at",
                QueryParameterValue.timestamp(
                    ChronoUnit.MICROS.between(Instant.EPOCH, extractedAt)))
            .setUseQueryCache(false)
            .setJobTimeoutMs(longestJob.toMillis())
            .build();
    try {
      FieldValueList counted = requests.query(count).iterateAll().iterator().next();
      long ofThisSync = counted.get("rows_of_this_sync").getLongValue();
      long total = counted.get("rows_total").getLongValue();
      boolean overwrite = configured.destinationSyncMode() == DestinationSyncMode.OVERWRITE;
      if (ofThisSync != rows || (overwrite && total != rows)) {
        throw miscounted(
            "the table has %d of this sync and %d in all".formatted(ofThisSync, total));
      }
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, "Table %s was not checked".formatted(table), exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          FailureType.TRANSIENT_ERROR, "The check of the table was interrupted.", exception);
    }
  }

  private ConnectorException miscounted(String found) {
    return new ConnectorException(
        FailureType.SYSTEM_ERROR,
        "Table %s is not right: %d rows were sent, but %s. Sync it again, alone."
            .formatted(table.getTable(), rows, found),
        null);
  }

  private String notWritten() {
    return "Table %s.%s was not written".formatted(table.getDataset(), table.getTable());
  }

  private static String countRows() {
    try (InputStream file = StreamWriter.class.getResourceAsStream("count_rows.sql")) {
      if (file == null) {
        throw new IllegalStateException("The jar lacks count_rows.sql.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Hands bytes to the upload. Never closes it: closing would start the job. */
  private final class Upload extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
      while (buffer.hasRemaining()) {
        upload.write(buffer);
      }
      bytes += length;
    }
  }
}
