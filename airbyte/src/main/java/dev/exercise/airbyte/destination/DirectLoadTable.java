package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TimePartitioning;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The raw table of a stream in the layout of destination-bigquery 3.x ("direct load"): Airbyte's
 * four columns, then the stream's own, by the day of extraction and in the order of the key.
 */
final class DirectLoadTable {

  static final String RAW_ID = "_airbyte_raw_id";
  static final String EXTRACTED_AT = "_airbyte_extracted_at";
  static final String META = "_airbyte_meta";
  static final String GENERATION_ID = "_airbyte_generation_id";

  private static final int MOST_CLUSTERING_COLUMNS = 4;
  private static final List<String> RESERVED_PREFIXES =
      List.of("_airbyte_", "_table_", "_file_", "_partition", "_row_timestamp", "__root__");

  private final AirbyteStream stream;

  /**
   * The table that the stream fills.
   *
   * @throws ConnectorException when BigQuery takes no table with such columns
   */
  DirectLoadTable(AirbyteStream stream) {
    this.stream = stream;
    Set<String> taken = new HashSet<>();
    for (Field field : stream.fields()) {
      String folded = field.name().toLowerCase(Locale.ROOT);
      if (!taken.add(folded)) {
        throw ConnectorException.config(
            "Table %s has two columns %s that differ in case only, which BigQuery does not tell"
                    .formatted(stream.label(), field.name())
                + " apart. Rename one in the source.");
      }
      if (RESERVED_PREFIXES.stream().anyMatch(folded::startsWith)) {
        throw ConnectorException.config(
            "Column %s of table %s begins like a name that BigQuery or Airbyte keep for themselves."
                    .formatted(field.name(), stream.label())
                + " Rename it in the source.");
      }
    }
  }

  String name() {
    return stream.name();
  }

  Schema schema() {
    List<com.google.cloud.bigquery.Field> columns = new ArrayList<>();
    columns.add(column(RAW_ID, StandardSQLTypeName.STRING));
    columns.add(column(EXTRACTED_AT, StandardSQLTypeName.TIMESTAMP));
    columns.add(column(META, StandardSQLTypeName.JSON));
    columns.add(column(GENERATION_ID, StandardSQLTypeName.INT64));
    for (Field field : stream.fields()) {
      columns.add(column(field.name(), typeOf(field.type())));
    }
    return Schema.of(columns);
  }

  TimePartitioning partitioning() {
    return TimePartitioning.newBuilder(TimePartitioning.Type.DAY).setField(EXTRACTED_AT).build();
  }

  /** By the primary key as far as BigQuery can, else by the time of extraction. */
  Clustering clustering() {
    List<String> columns =
        stream.primaryKey().stream()
            .filter(name -> clusters(field(name).type()))
            .limit(MOST_CLUSTERING_COLUMNS)
            .toList();
    return Clustering.newBuilder()
        .setFields(columns.isEmpty() ? List.of(EXTRACTED_AT) : columns)
        .build();
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

  private Field field(String name) {
    return stream.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static boolean clusters(FieldType type) {
    return type != FieldType.DOUBLE;
  }

  private static com.google.cloud.bigquery.Field column(String name, StandardSQLTypeName type) {
    return com.google.cloud.bigquery.Field.newBuilder(name, type)
        .setMode(com.google.cloud.bigquery.Field.Mode.NULLABLE)
        .build();
  }
}
