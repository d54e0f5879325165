package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds, makes, widens and drops tables and their datasets. */
final class Tables {

  private static final int CONFLICT = 409;

  private final BigQueryDestinationConfig config;
  private final BigQuery requests;

  Tables(BigQueryDestinationConfig config, BigQuery requests) {
    this.config = config;
    this.requests = requests;
  }

  /** The table's name as a statement has it, between backticks. */
  static String path(TableId table) {
    return "%s.%s.%s".formatted(table.getProject(), table.getDataset(), table.getTable());
  }

  /** Makes the dataset if it is missing. */
  void makeDataset(String name) {
    DatasetId dataset = DatasetId.of(config.projectId(), name);
    try {
      if (requests.getDataset(dataset) == null) {
        requests.create(DatasetInfo.newBuilder(dataset).setLocation(config.location()).build());
      }
    } catch (BigQueryException exception) {
      if (exception.getCode() != CONFLICT) { // somebody else made it meanwhile
        throw DestinationErrors.of(
            config, "Dataset %s could not be made".formatted(name), exception);
      }
    }
  }

  /** The tables of a dataset; none when there is no such dataset. */
  List<TableId> list(String dataset) {
    try {
      List<TableId> tables = new ArrayList<>();
      if (requests.getDataset(DatasetId.of(config.projectId(), dataset)) != null) {
        requests
            .listTables(DatasetId.of(config.projectId(), dataset))
            .iterateAll()
            .forEach(table -> tables.add(id(dataset, table.getTableId().getTable())));
      }
      return tables;
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(
          config, "The tables of dataset %s are not known".formatted(dataset), exception);
    }
  }

  TableId id(String dataset, String table) {
    return TableId.of(config.projectId(), dataset, table);
  }

  void drop(TableId table) {
    try {
      requests.delete(table);
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(
          config, "Table %s was not dropped".formatted(table.getTable()), exception);
    }
  }

  /**
   * The schema of a table that Airbyte wrote, or empty when there is none.
   *
   * @throws ConnectorException when there is a table that somebody else made
   */
  Optional<Schema> find(TableId id) {
    try {
      Table table = requests.getTable(id);
      if (table == null) {
        return Optional.empty();
      }
      Schema schema = table.getDefinition().getSchema();
      requireAirbytes(id, table, schema);
      return Optional.of(schema);
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(config, "Table %s is not known".formatted(name(id)), exception);
    }
  }

  /**
   * Makes the table, or gives it the columns that it lacks; others stay.
   *
   * @return its columns, those of the stream as the stream spells them
   * @throws ConnectorException when a column has another type
   */
  Schema makeOrWiden(TableId id, DirectLoadTable layout) {
    Optional<Schema> found = find(id);
    if (found.isEmpty()) {
      make(id, layout);
      return layout.schema();
    }
    Map<String, Field> wanted = new HashMap<>();
    layout.schema().getFields().forEach(field -> wanted.put(folded(field), field));
    List<Field> columns = new ArrayList<>();
    for (Field field : found.get().getFields()) {
      Field same = wanted.remove(folded(field));
      if (same != null) {
        requireType(id, field, same);
      }
      columns.add(same == null ? field : same);
    }
    List<Field> added =
        layout.schema().getFields().stream().filter(f -> wanted.containsKey(folded(f))).toList();
    columns.addAll(added);
    if (!added.isEmpty()) {
      widen(id, found.get(), added);
    }
    return Schema.of(columns);
  }

  private void make(TableId id, DirectLoadTable layout) {
    StandardTableDefinition definition =
        StandardTableDefinition.newBuilder()
            .setSchema(layout.schema())
            .setTimePartitioning(layout.partitioning())
            .setClustering(layout.clustering())
            .build();
    try {
      requests.create(TableInfo.of(id, definition));
    } catch (BigQueryException exception) {
      if (exception.getCode() != CONFLICT) {
        throw DestinationErrors.of(
            config, "Table %s could not be made".formatted(name(id)), exception);
      }
    }
  }

  private void widen(TableId id, Schema schema, List<Field> added) {
    List<Field> columns = new ArrayList<>(schema.getFields());
    columns.addAll(added);
    try {
      requests.update(TableInfo.of(id, StandardTableDefinition.of(Schema.of(columns))));
    } catch (BigQueryException exception) {
      throw DestinationErrors.of(
          config,
          "Table %s did not get the new columns %s"
              .formatted(name(id), added.stream().map(Field::getName).toList()),
          exception);
    }
  }

  private static void requireAirbytes(TableId id, Table table, Schema schema) {
    if (!(table.getDefinition() instanceof StandardTableDefinition) || schema == null) {
      throw ConnectorException.config(
          "%s is no table but a view or the like. Drop it, or choose another dataset."
              .formatted(name(id)));
    }
    Map<String, Field> columns = new HashMap<>();
    schema.getFields().forEach(field -> columns.put(folded(field), field));
    DirectLoadTable.AIRBYTE_COLUMNS.forEach(
        (name, type) -> {
          Field column = columns.get(name);
          if (column == null || column.getType().getStandardType() != type) {
            throw ConnectorException.config(
                ("Table %s is there already, and Airbyte did not write it: it has no column %s of"
                        + " type %s. Drop it, or choose another dataset.")
                    .formatted(name(id), name, type));
          }
        });
  }

  private static void requireType(TableId id, Field has, Field wanted) {
    if (has.getType().getStandardType() != wanted.getType().getStandardType()
        || has.getMode() == Field.Mode.REPEATED) {
      throw ConnectorException.config(
          ("Column %s of table %s is %s, and the source's field is %s now. BigQuery cannot change"
                  + " the one into the other: clear the stream's data and sync it again.")
              .formatted(
                  has.getName(),
                  name(id),
                  has.getMode() == Field.Mode.REPEATED
                      ? "an array of " + has.getType().getStandardType()
                      : has.getType().getStandardType(),
                  wanted.getType().getStandardType()));
    }
  }

  private static String name(TableId id) {
    return "%s.%s".formatted(id.getDataset(), id.getTable());
  }

  private static String folded(Field field) {
    return field.getName().toLowerCase(Locale.ROOT);
  }
}
