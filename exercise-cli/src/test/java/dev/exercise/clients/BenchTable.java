package dev.exercise.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.exercise.stack.Stack;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The table that every mover moves, and the fastest way to have it in the emulator. */
final class BenchTable {

  static final String NAME = "sales";

  private static final String DATASET = "plain";

  /** What a load job is given: how the rows are written as lines, and the table that they fill. */
  record Form(String name, String query, List<Field> airbytes) {

    /** The table's own columns. */
    static final Form PLAIN = new Form("plain", "select row_to_json(s) from sales as s", List.of());

    /** As a sync has to write them: Airbyte's columns beside them, exact numbers as text. */
    static final Form DIRECT_LOAD =
        new Form(
            "direct_load",
            """
        select row_to_json(s) from (
            select
                gen_random_uuid() as _airbyte_raw_id,
                '2026-07-01T00:00:00Z' as _airbyte_extracted_at,
                '{"sync_id":0,"changes":[]}'::json as _airbyte_meta,
                0 as _airbyte_generation_id,
                id,
                reference,
                customer_id,
                status,
                amount::text as amount,
                note,
                ordered_on,
                updated_at
            from sales
        ) as s
        """,
            List.of(
                Field.of("_airbyte_raw_id", StandardSQLTypeName.STRING),
                Field.of("_airbyte_extracted_at", StandardSQLTypeName.TIMESTAMP),
                Field.of("_airbyte_meta", StandardSQLTypeName.JSON),
                Field.of("_airbyte_generation_id", StandardSQLTypeName.INT64)));

    private Schema schema() {
      return Schema.of(Stream.concat(airbytes.stream(), OWN.stream()).toList());
    }
  }

  private static final List<Field> OWN =
      List.of(
          Field.of("id", StandardSQLTypeName.INT64),
          Field.of("reference", StandardSQLTypeName.STRING),
          Field.of("customer_id", StandardSQLTypeName.INT64),
          Field.of("status", StandardSQLTypeName.STRING),
          Field.of("amount", StandardSQLTypeName.NUMERIC),
          Field.of("note", StandardSQLTypeName.STRING),
          Field.of("ordered_on", StandardSQLTypeName.DATE),
          Field.of("updated_at", StandardSQLTypeName.TIMESTAMP));

  private BenchTable() {}

  static void fill(Shop shop, int rows) throws SQLException {
    shop.run(Shop.resource("bench_table.sql").replace("{rows}", Integer.toString(rows)));
  }

  /** Writes the rows as the lines of JSON that a load job takes. */
  static Path asJsonLines(Shop shop, Form form, Path file) throws IOException, SQLException {
    try (Connection connection = shop.postgres().connect(Shop.DATABASE);
        Statement statement = connection.createStatement();
        Writer lines = Files.newBufferedWriter(file, UTF_8)) {
      connection.setAutoCommit(false);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(form.query)) {
        while (rows.next()) {
          lines.append(rows.getString(1)).append('\n');
        }
      }
    }
    return file;
  }

  /** Loads the lines as one job, and returns how many seconds it took. */
  static double load(Shop shop, Form form, Path lines) throws IOException, InterruptedException {
    BigQuery warehouse =
        BigQueryOptions.newBuilder()
            .setProjectId(Stack.WAREHOUSE_PROJECT)
            .setHost(shop.emulator().toString())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
    if (warehouse.getDataset(DATASET) == null) {
      warehouse.create(DatasetInfo.of(DATASET));
    }
    WriteChannelConfiguration configuration =
        WriteChannelConfiguration.newBuilder(TableId.of(DATASET, form.name()))
            .setSchema(form.schema())
            .setFormatOptions(FormatOptions.json())
            .setWriteDisposition(JobInfo.WriteDisposition.WRITE_TRUNCATE)
            .build();
    long began = System.nanoTime();
    TableDataWriteChannel channel = warehouse.writer(configuration);
    channel.setChunkSize(8 << 20);
    try (channel;
        FileChannel file = FileChannel.open(lines)) {
      long unused = Channels.newInputStream(file).transferTo(Channels.newOutputStream(channel));
    }
    Job job = channel.getJob().waitFor();
    if (job.getStatus().getError() != null) {
      throw new IllegalStateException("The emulator refused: " + job.getStatus().getError());
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
