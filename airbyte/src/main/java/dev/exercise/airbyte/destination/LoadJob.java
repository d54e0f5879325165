package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One load job, which BigQuery carries out whole or not at all: lines of JSON go up, and until
 * {@link #commit} the table is as it was. One that is dropped leaves nothing to clean up.
 */
final class LoadJob {

  /** Held in memory once for each job under way. */
  private static final int UPLOAD_PART_BYTES = 8 << 20;

  private final BigQueryDestinationConfig config;
  private final Jobs jobs;
  private final TableId table;
  private final JobId id;
  private final TableDataWriteChannel upload;
  private long bytes;

  LoadJob(
      BigQueryDestinationConfig config,
      Jobs jobs,
      BigQuery uploads,
      WriteChannelConfiguration configuration) {
    this.config = config;
    this.jobs = jobs;
    this.table = configuration.getDestinationTable();
    this.id = jobs.newId();
    try {
      this.upload = uploads.writer(id, configuration);
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, notWritten(), exception);
    }
    upload.setChunkSize(UPLOAD_PART_BYTES);
  }

  /** Takes the lines. Does not buffer, and closing it does nothing: it would start the job. */
  OutputStream lines() {
    return new Lines();
  }

  TableId table() {
    return table;
  }

  long bytes() {
    return bytes;
  }

  /**
   * Replaces or extends the table.
   *
   * @param rows how many lines were written
   * @throws ConnectorException when they were not taken, or not all
   */
  void commit(long rows) {
    finish(rows);
    Job job = jobs.await(id, notWritten());
    if (job.getStatus().getError() != null) {
      throw DestinationErrors.ofJob(notWritten(), job.getStatus().getError());
    }
    LoadStatistics loaded = job.getStatistics();
    if (loaded.getOutputRows() != rows) {
      throw miscounted(table, rows, "the load job took %d".formatted(loaded.getOutputRows()));
    }
  }

  /** Says that a table is not what it should be. */
  static ConnectorException miscounted(TableId table, long rows, String found) {
    return new ConnectorException(
        FailureType.SYSTEM_ERROR,
        "Table %s is not right: %d rows were sent, but %s. Sync it again, alone."
            .formatted(table.getTable(), rows, found),
        null);
  }

  /** How a failure of writing this table is told. */
  String notWritten() {
    return notWritten(table);
  }

  static String notWritten(TableId table) {
    return "Table %s.%s was not written".formatted(table.getDataset(), table.getTable());
  }

  /** Ends the upload, which starts the job. */
  private void finish(long rows) {
    try {
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
    if (!jobs.knows(id).orElse(false)) {
      throw failure;
    }
  }

  private final class Lines extends OutputStream {

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
