package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Writes streams to the raw tables of one BigQuery dataset. */
public final class BigQueryDestination {

  static final Duration SILENCE = Duration.ofSeconds(60);
  static final Duration LONGEST_JOB = Duration.ofMinutes(15);

  private final BigQueryDestinationConfig config;
  private final BigQuery requests;
  private final BigQuery uploads;
  private final Duration silence;
  private final Duration longestJob;

  public BigQueryDestination(BigQueryDestinationConfig config) {
    this(config, SILENCE, LONGEST_JOB);
  }

  /**
   * A destination with own limits of patience.
   *
   * @param silence how long one answer may take
   * @param longestJob how long one load job may take
   */
  public BigQueryDestination(
      BigQueryDestinationConfig config, Duration silence, Duration longestJob) {
    this.config = config;
    this.requests = Clients.forRequests(config, silence);
    this.uploads = Clients.forUploads(config, silence);
    this.silence = silence;
    this.longestJob = longestJob;
  }

  /** Whether the destination can be reached; never throws for a wrong set-up. */
  public ConnectionStatus check() {
    try {
      requests.listDatasets(config.projectId(), BigQuery.DatasetListOption.pageSize(1));
      return new ConnectionStatus(true, "%s answers.".formatted(config));
    } catch (BigQueryException exception) {
      return new ConnectionStatus(
          false,
          DestinationErrors.of(config, "The destination cannot be used", exception).getMessage());
    }
  }

  /**
   * Makes the dataset if it is missing.
   *
   * @throws ConnectorException when it is missing and cannot be made
   */
  public void prepare() {
    new Tables(config, requests).makeDataset(config.datasetId());
  }

  /**
   * Begins to write a stream; the table changes only when the writer commits.
   *
   * @param extractedAt when the rows were true in the source; no two syncs share one
   * @throws ConnectorException when the destination cannot be reached or takes no such table
   */
  public StreamWriter open(ConfiguredStream configured, Instant extractedAt) {
    return new StreamWriter(config, requests, uploads, longestJob, configured, extractedAt);
  }

  /**
   * Takes a source's messages until they end, in any sync mode, and answers with each state once
   * all rows before it are kept.
   *
   * @throws ConnectorException when not everything could be kept
   * @throws IOException when the answers cannot be written
   */
  public void write(ConfiguredCatalog catalog, InputStream messages, OutputStream answers)
      throws IOException {
    new BigQueryConnector(
            new ConfigReader(Map.of()), WriteRun.BatchLimits.USUAL, silence, longestJob)
        .write(config, catalog, messages, new MessageWriter(answers, Clock.systemUTC()));
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
