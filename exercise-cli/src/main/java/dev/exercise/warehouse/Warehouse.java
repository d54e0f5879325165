package dev.exercise.warehouse;

import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.http.HttpTransportOptions;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the tables of one project, of BigQuery itself or of its emulator; never writes. */
public final class Warehouse {

  private static final long PAGE_ROWS = 10_000;
  private static final int NOT_FOUND = 404;

  private final BigQuery bigQuery;
  private final String place;

  private Warehouse(BigQuery bigQuery, String place) {
    this.bigQuery = bigQuery;
    this.place = place;
  }

  /**
   * A warehouse behind the emulator, which asks for no credentials.
   *
   * @param address scheme, host and port of its REST interface
   * @param project project id, as the emulator was started with
   * @param patience how long an answer may take
   */
  public static Warehouse emulator(URI address, String project, Duration patience) {
    return new Warehouse(
        client(address, project, patience), "%s, project %s".formatted(address, project));
  }

  /** A client of an emulator, which asks for no credentials. */
  static BigQuery client(URI address, String project, Duration patience) {
    int milliseconds = Math.toIntExact(patience.toMillis());
    BigQueryOptions options =
        BigQueryOptions.newBuilder()
            .setHost(address.toString())
            .setProjectId(project)
            .setCredentials(NoCredentials.getInstance())
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setConnectTimeout(milliseconds)
                    .setReadTimeout(milliseconds)
                    .build())
            .build();
    return options.getService();
  }

  /**
   * What stands under this name, without regard to case where no table has it exactly; empty when
   * nothing does.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   */
  public Optional<TableShape> describe(String dataset, String table) {
    try {
      return Optional.ofNullable(bigQuery.getTable(TableId.of(dataset, table)))
          .or(() -> inAnotherCase(dataset, table))
          .map(Warehouse::shape);
    } catch (BigQueryException failure) {
      if (failure.getCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw unavailable(failure);
    }
  }

  /**
   * Makes sure that somebody answers.
   *
   * @throws WarehouseUnavailable when the warehouse does not
   */
  public void requireAnswer() {
    try {
      bigQuery.listDatasets(BigQuery.DatasetListOption.pageSize(1));
    } catch (BigQueryException failure) {
      throw unavailable(failure);
    }
  }

  /**
   * How many rows a table has; empty when there is no such table.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   * @throws TableUnreadable when the table stands there and cannot be queried
   */
  public OptionalLong rows(String dataset, String table) {
    return describe(dataset, table)
        .map(this::count)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Reads what stands for a mart; empty when nothing does.
   *
   * @param rowLimit a table of more rows is counted and not read
   * @throws WarehouseUnavailable when the warehouse does not answer
   * @throws TableUnreadable when the table stands there and cannot be queried
   */
  public Optional<MartRead> read(String dataset, Mart mart, long rowLimit) {
    return describe(dataset, mart.name()).map(shape -> read(shape, mart, rowLimit));
  }

  /**
   * The datasets that are somebody's work, in alphabetical order; those that begin with an
   * underscore, and the connectors' own, are internal.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   */
  public List<String> datasets() {
    try {
      return StreamSupport.stream(bigQuery.listDatasets().iterateAll().spliterator(), false)
          .map(dataset -> dataset.getDatasetId().getDataset())
          .filter(name -> !name.startsWith("_") && !name.contains("internal"))
          .filter(name -> !name.equalsIgnoreCase("information_schema"))
          .sorted()
          .toList();
    } catch (BigQueryException failure) {
      throw unavailable(failure);
    }
  }

  /**
   * The tables and views of a dataset, in alphabetical order.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   */
  public List<String> tables(String dataset) {
    try {
      return StreamSupport.stream(
              bigQuery.listTables(DatasetId.of(dataset)).iterateAll().spliterator(), false)
          .map(table -> table.getTableId().getTable())
          .sorted()
          .toList();
    } catch (BigQueryException failure) {
      throw unavailable(failure);
    }
  }

  /**
   * Hands over a table's rows as JSON objects.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   * @throws TableUnreadable when the table stands there and cannot be queried
   */
  public void export(String dataset, String table, Consumer<String> rows) {
    TableShape shape = new TableShape(dataset, table, List.of());
    query(
        "select * from " + quoted(shape),
        shape,
        (fields, values) -> rows.accept(JsonRow.of(fields, values)));
  }

  /**
   * What tells whether a table's rows are others than before, whatever their order; empty when
   * there is no such table.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer
   * @throws TableUnreadable when the table stands there and cannot be queried
   */
  public Optional<String> fingerprint(String dataset, String table) {
    Optional<TableShape> found = describe(dataset, table);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TableShape shape = found.get();
    List<String> told = new ArrayList<>();
    query(
        "select count(*), bit_xor(farm_fingerprint(to_json_string(t))) from %s as t"
            .formatted(quoted(shape)),
        shape,
        (fields, values) ->
            told.add(values.get(0).getValue() + " rows, " + values.get(1).getValue()));
    return Optional.of(told.get(0));
  }

  private MartRead read(TableShape shape, Mart mart, long rowLimit) {
    long rowCount = count(shape);
    List<Object[]> rows = new ArrayList<>();
    List<Column> present =
        mart.columns().stream().filter(column -> shape.column(column.name()).isPresent()).toList();
    if (rowCount > rowLimit) {
      return new MartRead(mart, shape, rows, rowCount);
    }
    if (present.isEmpty()) {
      for (long row = 0; row < rowCount; row++) {
        rows.add(new Object[mart.columns().size()]);
      }
      return new MartRead(mart, shape, rows, rowCount);
    }
    String names =
        present.stream()
            .map(column -> quoted(shape.column(column.name()).orElseThrow().name()))
            .collect(Collectors.joining(", "));
    int[] positions = present.stream().mapToInt(column -> mart.indexOf(column.name())).toArray();
    query(
        "select " + names + " from " + quoted(shape),
        shape,
        (fields, values) -> {
          Object[] row = new Object[mart.columns().size()];
          for (int index = 0; index < positions.length; index++) {
            row[positions[index]] = DeliveredValue.of(fields.get(index), values.get(index));
          }
          rows.add(row);
        });
    return new MartRead(mart, shape, rows, rows.size());
  }

  private long count(TableShape shape) {
    List<Long> counts = new ArrayList<>();
    query(
        "select count(*) from " + quoted(shape),
        shape,
        (fields, values) -> counts.add(values.get(0).getLongValue()));
    return counts.get(0);
  }

  private Optional<Table> inAnotherCase(String dataset, String table) {
    return StreamSupport.stream(
            bigQuery.listTables(DatasetId.of(dataset)).iterateAll().spliterator(), false)
        .map(Table::getTableId)
        .filter(id -> id.getTable().equalsIgnoreCase(table))
        .min(Comparator.comparing(TableId::getTable))
        .map(bigQuery::getTable);
  }

  /** Runs a query and hands over its rows page by page, so that they are not held twice. */
  private void query(String sql, TableShape shape, BiConsumer<FieldList, FieldValueList> reader) {
    QueryJobConfiguration configuration =
        QueryJobConfiguration.newBuilder(sql)
            .setUseLegacySql(false)
            .setMaxResults(PAGE_ROWS)
            .build();
    try {
      TableResult result = bigQuery.query(configuration);
      FieldList fields = result.getSchema().getFields();
      result.iterateAll().forEach(values -> reader.accept(fields, values));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WarehouseUnavailable(
          "Reading %s.%s was interrupted.".formatted(shape.dataset(), shape.name()), interrupted);
    } catch (JobException failure) {
      throw unreadable(shape, failure);
    } catch (BigQueryException failure) {
      // Without a code there was no answer at all.
      if (failure.getCode() == 0) {
        throw unavailable(failure);
      }
      throw unreadable(shape, failure);
    }
  }

  private static TableUnreadable unreadable(TableShape shape, Exception failure) {
    return new TableUnreadable(
        "%s.%s stands in the warehouse but cannot be read: %s"
            .formatted(shape.dataset(), shape.name(), failure.getMessage()),
        failure);
  }

  private WarehouseUnavailable unavailable(BigQueryException failure) {
    return new WarehouseUnavailable(
        "The warehouse (%s) does not answer: %s. Start it, then grade again."
            .formatted(place, failure.getMessage()),
        failure);
  }

  private static TableShape shape(Table table) {
    Schema schema = table.getDefinition().getSchema();
    List<DeliveredColumn> columns =
        schema == null
            ? List.of()
            : schema.getFields().stream()
                .map(field -> new DeliveredColumn(field.getName(), DeliveredValue.typeName(field)))
                .toList();
    return new TableShape(table.getTableId().getDataset(), table.getTableId().getTable(), columns);
  }

  private static String quoted(TableShape shape) {
    return quoted(shape.dataset()) + "." + quoted(shape.name());
  }

  /** A name as GoogleSQL takes it literally, whatever is in it. */
  static String quoted(String name) {
    return Arrays.stream(name.split("", -1))
        .map(
            character ->
                "`".equals(character) || "\\".equals(character) ? "\\" + character : character)
        .collect(Collectors.joining("", "`", "`"));
  }
}
