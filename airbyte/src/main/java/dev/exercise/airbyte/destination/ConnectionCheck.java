package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Finds out whether a sync could write, by writing a table of one row and dropping it again. */
final class ConnectionCheck {

  private static final Duration SILENCE = Duration.ofSeconds(8);
  private static final Duration LONGEST_JOB = Duration.ofSeconds(60);
  private static final String COLUMN = "answer";

  private final BigQueryDestinationConfig config;
  private final BigQuery client;
  private final Jobs jobs;
  private final Tables tables;

  ConnectionCheck(BigQueryDestinationConfig config) {
    this.config = config;
    this.client = Clients.forCheck(config, SILENCE);
    this.jobs = new Jobs(config, client, LONGEST_JOB);
    this.tables = new Tables(config, client);
  }

  ConnectionStatus run() {
    try {
      requireAnswer();
      tables.makeDataset(config.datasetId());
      writeAndDrop();
      return new ConnectionStatus(true, "%s can be written.".formatted(config));
    } catch (ConnectorException failure) {
      return new ConnectionStatus(false, failure.getMessage());
    }
  }

  private void requireAnswer() {
    try {
      client.listDatasets(config.projectId(), BigQuery.DatasetListOption.pageSize(1));
    } catch (BigQueryException exception) {
      if (config.emulator().isPresent() && isOfAnotherServer(exception)) {
        throw ConnectorException.config(
            "The destination cannot be used: what answers at %s is no BigQuery. Check emulator_host."
                .formatted(config.emulator().get()));
      }
      throw DestinationErrors.of(config, "The destination cannot be used", exception);
    }
  }

  /** An emulator knows this question, and answers it in JSON. */
  private static boolean isOfAnotherServer(BigQueryException exception) {
    return (exception.getCode() >= 400 && exception.getCode() < 500)
        || String.valueOf(exception.getMessage()).contains("malformed JSON");
  }

  private void writeAndDrop() {
    String name = "_airbyte_check_" + UUID.randomUUID().toString().replace("-", "");
    TableId table = tables.id(config.datasetId(), name);
    LoadJob load =
        new LoadJob(
            config,
            jobs,
            client,
            DirectLoadTable.load(
                    table,
                    Schema.of(Field.of(COLUMN, StandardSQLTypeName.INT64)),
                    JobInfo.WriteDisposition.WRITE_TRUNCATE)
                .build());
    try {
      load.lines().write("{\"answer\":42}\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException exception) {
      throw DestinationErrors.of(config, load.notWritten(), exception);
    }
    load.commit(1);
    tables.drop(table);
  }
}
