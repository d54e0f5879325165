package dev.exercise.airbyte;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import java.util.ArrayList;
import java.util.List;

/** Looks at what is in an emulator, as any client would. */
public final class Warehouse {

  private final BigQuery client;

  public Warehouse(Emulator emulator) {
    client =
        BigQueryOptions.newBuilder()
            .setProjectId(Emulator.PROJECT)
            .setHost(emulator.address().toString())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  /** Rows of a query, each value as BigQuery's text or null. */
  public List<List<Object>> query(String sql) throws InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    for (FieldValueList row : client.query(QueryJobConfiguration.of(sql)).iterateAll()) {
      rows.add(row.stream().map(FieldValue::getValue).toList());
    }
    return rows;
  }

  public long count(String table) throws InterruptedException {
    return Long.parseLong(
        String.valueOf(query("select count(*) from %s".formatted(table)).get(0).get(0)));
  }

  /** The columns of a table, each as "name TYPE". */
  public List<String> columns(String dataset, String table) {
    Schema schema = definition(dataset, table).getSchema();
    return schema.getFields().stream()
        .map(f -> f.getName() + " " + f.getType().getStandardType())
        .toList();
  }

  public StandardTableDefinition definition(String dataset, String table) {
    return client.getTable(TableId.of(dataset, table)).getDefinition();
  }

  public boolean has(String dataset, String table) {
    return client.getTable(TableId.of(dataset, table)) != null;
  }

  public List<String> datasets() {
    List<String> names = new ArrayList<>();
    client.listDatasets().iterateAll().forEach(d -> names.add(d.getDatasetId().getDataset()));
    return names;
  }

  public List<String> tables(String dataset) {
    List<String> names = new ArrayList<>();
    for (Table table : client.listTables(dataset).iterateAll()) {
      names.add(table.getTableId().getTable());
    }
    return names;
  }
}
