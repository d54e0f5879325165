package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TimePartitioning;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The raw table of a stream in the layout of destination-bigquery 3.x ("direct load"): Airbyte's
 * four columns, then the stream's own, by the day of extraction and in the order of the key.
 */
final class DirectLoadTable {

  static final String RAW_ID = "_airbyte_raw_id";
  static final String EXTRACTED_AT = "_airbyte_extracted_at";
  static final String META = "_airbyte_meta";
  static final String GENERATION_ID = "_airbyte_generation_id";

  /** Airbyte's own columns, which every such table has. */
  static final Map<String, StandardSQLTypeName> AIRBYTE_COLUMNS = airbyteColumns();

  private static final int MOST_CLUSTERING_COLUMNS = 4;
  private static final List<String> RESERVED_PREFIXES =
      List.of(
          "_airbyte_",
          "_table_",
          "_file_",
          "_partition",
          "_row_timestamp",
          "__root__",
          "_colidentifier");

  private final ConfiguredStream configured;
  private final AirbyteStream stream;
  private final Map<String, String> columns = new LinkedHashMap<>();

  /**
   * The table that the stream fills.
   *
   * @throws ConnectorException when BigQuery takes no table with such columns
   */
  DirectLoadTable(ConfiguredStream configured) {
    this.configured = configured;
    this.stream = configured.stream();
    Map<String, String> taken = new HashMap<>();
    for (Field field : stream.fields()) {
      String column = BigQueryNames.of(field.name());
      String folded = column.toLowerCase(Locale.ROOT);
      String other = taken.put(folded, field.name());
      if (other != null) {
        throw clash(other, field.name(), column);
      }
      if (RESERVED_PREFIXES.stream().anyMatch(folded::startsWith)) {
        throw ConnectorException.config(
            "Column %s of table %s begins like a name that BigQuery or Airbyte keep for themselves."
                    .formatted(field.name(), stream.label())
                + " Rename it in the source.");
      }
      columns.put(field.name(), column);
    }
  }

  /**
   * The tables of all streams.
   *
   * @throws ConnectorException when one cannot be, or two streams would fill the same one
   */
  static List<DirectLoadTable> of(ConfiguredCatalog catalog) {
    Map<String, DirectLoadTable> tables = new LinkedHashMap<>();
    for (ConfiguredStream stream : catalog.streams()) {
      DirectLoadTable table = new DirectLoadTable(stream);
      DirectLoadTable other = tables.putIfAbsent(table.name().toLowerCase(Locale.ROOT), table);
      if (other != null) {
        throw ConnectorException.config(
            ("Streams '%s' and '%s' would both fill table %s: upper and lower case do not tell"
                    + " tables apart. Leave one out, or rename it in the source.")
                .formatted(other.stream.label(), table.stream.label(), table.name()));
      }
    }
    return List.copyOf(tables.values());
  }

  ConfiguredStream configured() {
    return configured;
  }

  String name() {
    return BigQueryNames.of(stream.name());
  }

  /** The columns of the stream's own fields, in their order. */
  List<String> columns() {
    return List.copyOf(columns.values());
  }

  /** All columns, Airbyte's first. */
  List<String> allColumns() {
    List<String> all = new ArrayList<>(AIRBYTE_COLUMNS.keySet());
    all.addAll(columns.values());
    return all;
  }

  /** The columns that tell one row from another. */
  List<String> keyColumns() {
    return configured.primaryKey().stream().map(columns::get).toList();
  }

  /** The column that tells the newer of two rows, if the stream has a cursor. */
  Optional<String> cursorColumn() {
    return configured.cursorField().map(columns::get);
  }

  Schema schema() {
    List<com.google.cloud.bigquery.Field> all = new ArrayList<>();
    AIRBYTE_COLUMNS.forEach((name, type) -> all.add(column(name, type)));
    for (Field field : stream.fields()) {
      all.add(column(columns.get(field.name()), typeOf(field.type())));
    }
    return Schema.of(all);
  }

  TimePartitioning partitioning() {
    return TimePartitioning.newBuilder(TimePartitioning.Type.DAY).setField(EXTRACTED_AT).build();
  }

  /** By the primary key as far as BigQuery can, else by the time of extraction. */
  Clustering clustering() {
    List<String> key =
        configured.primaryKey().stream()
            .filter(name -> clusters(typeOf(field(name).type())))
            .limit(MOST_CLUSTERING_COLUMNS)
            .map(columns::get)
            .toList();
    return Clustering.newBuilder().setFields(key.isEmpty() ? List.of(EXTRACTED_AT) : key).build();
  }

  /** A load that makes the table if it has to. */
  WriteChannelConfiguration loadWhole(TableId table, JobInfo.WriteDisposition disposition) {
    return load(table, schema(), disposition)
        .setTimePartitioning(partitioning())
        .setClustering(clustering())
        .setCreateDisposition(JobInfo.CreateDisposition.CREATE_IF_NEEDED)
        .build();
  }

  static WriteChannelConfiguration.Builder load(
      TableId table, Schema schema, JobInfo.WriteDisposition disposition) {
    return WriteChannelConfiguration.newBuilder(table, FormatOptions.json())
        .setSchema(schema)
        .setWriteDisposition(disposition)
        .setMaxBadRecords(0);
  }

  static StandardSQLTypeName typeOf(FieldType type) {
    return switch (type) {
      case STRING, BINARY, TIME_WITH_TIMEZONE -> StandardSQLTypeName.STRING;
      case BOOLEAN -> StandardSQLTypeName.BOOL;
      case INTEGER -> StandardSQLTypeName.INT64;
      case NUMBER -> StandardSQLTypeName.NUMERIC;
      case DOUBLE -> StandardSQLTypeName.FLOAT64;
      case DATE -> StandardSQLTypeName.DATE;
      case TIME_WITHOUT_TIMEZONE -> StandardSQLTypeName.TIME;
      case JSON -> StandardSQLTypeName.JSON;
      case TIMESTAMP_WITHOUT_TIMEZONE -> StandardSQLTypeName.DATETIME;
      case TIMESTAMP_WITH_TIMEZONE -> StandardSQLTypeName.TIMESTAMP;
    };
  }

  Field field(String name) {
    return stream.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private ConnectorException clash(String first, String second, String column) {
    if (first.equalsIgnoreCase(second)) {
      return ConnectorException.config(
          "Table %s has two columns %s that differ in case only, which BigQuery does not tell"
                  .formatted(stream.label(), second)
              + " apart. Rename one in the source.");
    }
    return ConnectorException.config(
        "Columns '%s' and '%s' of table %s would both be called %s in BigQuery. Rename one in the"
                .formatted(first, second, stream.label(), column)
            + " source.");
  }

  private static boolean clusters(StandardSQLTypeName type) {
    return type != StandardSQLTypeName.FLOAT64
        && type != StandardSQLTypeName.JSON
        && type != StandardSQLTypeName.TIME;
  }

  private static com.google.cloud.bigquery.Field column(String name, StandardSQLTypeName type) {
    return com.google.cloud.bigquery.Field.newBuilder(name, type).setMode(Mode.NULLABLE).build();
  }

  private static Map<String, StandardSQLTypeName> airbyteColumns() {
    Map<String, StandardSQLTypeName> columns = new LinkedHashMap<>();
    columns.put(RAW_ID, StandardSQLTypeName.STRING);
    columns.put(EXTRACTED_AT, StandardSQLTypeName.TIMESTAMP);
    columns.put(META, StandardSQLTypeName.JSON);
    columns.put(GENERATION_ID, StandardSQLTypeName.INT64);
    return java.util.Collections.unmodifiableMap(columns);
  }
}
