package dev.exercise.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import dev.exercise.Problem;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final OptionalLong mostBytes;

  private Warehouse(BigQuery bigQuery, String place, OptionalLong mostBytes) {
    this.bigQuery = bigQuery;
    this.place = place;
    this.mostBytes = mostBytes;
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
        Clients.emulator(address, project, patience),
        "%s, project %s".formatted(address, project),
        OptionalLong.empty());
  }

  /**
   * A dataset of BigQuery's own, or of something else that speaks its API.
   *
   * @param patience how long an answer may take
   * @param mostBytes no query may be billed for more; BigQuery refuses it before it begins
   * @throws Problem when there are no credentials
   */
  public static Warehouse bigQuery(BigQueryPlace place, Duration patience, long mostBytes) {
    return new Warehouse(Clients.of(place, patience), place.toString(), OptionalLong.of(mostBytes));
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
   * Makes sure that a dataset is there.
   *
   * @throws WarehouseUnavailable when it is not, or the warehouse does not answer
   */
  public void requireDataset(String dataset) {
    try {
      if (bigQuery.getDataset(dataset) == null) {
        throw new WarehouseUnavailable(
            "%s has no dataset '%s'. Look at its name and location, then grade again."
                .formatted(place, dataset));
      }
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
   * What reading these marts would be billed for. Nothing is read: BigQuery only estimates, for
   * nothing.
   *
   * @throws WarehouseUnavailable when the warehouse does not answer, or refuses to
   */
  public ReadingCost cost(String dataset, List<Mart> marts) {
    ReadingCost cost = new ReadingCost(0, 0);
    for (Mart mart : marts) {
      Optional<TableShape> shape = describe(dataset, mart.name());
      if (shape.isPresent()) {
        cost = cost.plus(estimate(countSql(shape.get())));
        Optional<String> rows = rowsSql(shape.get(), mart);
        if (rows.isPresent()) {
          cost = cost.plus(estimate(rows.get()));
        }
      }
    }
    return cost;
  }

  /** A query that raises an error costs nothing, and reading it will tell of the error. */
  private long estimate(String sql) {
    try {
      Job job = bigQuery.create(JobInfo.of(configuration(sql).setDryRun(true).build()));
      JobStatistics.QueryStatistics statistics = job.getStatistics();
      if (statistics == null || statistics.getTotalBytesProcessed() == null) {
        throw new WarehouseUnavailable("%s does not tell what reading it costs.".formatted(place));
      }
      return statistics.getTotalBytesProcessed();
    } catch (BigQueryException failure) {
      if (failure.getCode() == 0 || Refusal.isIn(failure)) {
        throw unavailable(failure);
      }
      return 0;
    }
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
    // 60 bits a row, added up: the emulator computes MD5 itself, and farm_fingerprint in Python.
    query(
        "select count(*), sum(cast(cast(concat('0x', substr(to_hex(md5(to_json_string(t))), 1, 15)) as int64) as numeric)) from %s as t"
            .formatted(quoted(shape)),
        shape,
        (fields, values) ->
            told.add(values.get(0).getValue() + " rows, " + values.get(1).getValue()));
    return Optional.of(told.get(0));
  }

  /**
   * The latest instant in a column for each value of a key, in microseconds since 1970.
   *
   * @param key the columns that tell rows apart
   * @param instant a column of type TIMESTAMP
   * @throws WarehouseUnavailable when the warehouse does not answer
   * @throws TableUnreadable when the table is not there or cannot be queried
   */
  public Map<List<String>, Long> latest(
      String dataset, String table, List<String> key, String instant) {
    TableShape shape = new TableShape(dataset, table, List.of());
    String columns = key.stream().map(Warehouse::quoted).collect(Collectors.joining(", "));
    Map<List<String>, Long> latest = new HashMap<>();
    query(
        "select unix_micros(max(%s)), %s from %s group by %s"
            .formatted(quoted(instant), columns, quoted(shape), columns),
        shape,
        (fields, values) ->
            latest.put(
                values.subList(1, values.size()).stream()
                    .map(value -> String.valueOf(value.getValue()))
                    .toList(),
                values.get(0).isNull() ? Long.MIN_VALUE : values.get(0).getLongValue()));
    return latest;
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
    int[] positions = present.stream().mapToInt(column -> mart.indexOf(column.name())).toArray();
    SharedValues[] shared = SharedValues.ofColumns(positions.length);
    query(
        rowsSql(shape, mart).orElseThrow(),
        shape,
        (fields, values) -> {
          Object[] row = new Object[mart.columns().size()];
          for (int index = 0; index < positions.length; index++) {
            row[positions[index]] =
                shared[index].share(DeliveredValue.of(fields.get(index), values.get(index)));
          }
          rows.add(row);
        });
    return new MartRead(mart, shape, rows, rows.size());
  }

  private static String countSql(TableShape shape) {
    return "select count(*) from " + quoted(shape);
  }

  /** The columns of the contract that are there; empty where none is. */
  private static Optional<String> rowsSql(TableShape shape, Mart mart) {
    String names =
        mart.columns().stream()
            .flatMap(column -> shape.column(column.name()).stream())
            .map(column -> quoted(column.name()))
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("select " + names + " from " + quoted(shape));
  }

  private QueryJobConfiguration.Builder configuration(String sql) {
    QueryJobConfiguration.Builder configuration =
        QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false);
    mostBytes.ifPresent(
        most -> configuration.setMaximumBytesBilled(most).setLabels(Map.of("tool", "exercise")));
    return configuration;
  }

  private long count(TableShape shape) {
    List<Long> counts = new ArrayList<>();
    query(countSql(shape), shape, (fields, values) -> counts.add(values.get(0).getLongValue()));
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
    QueryJobConfiguration configuration = configuration(sql).setMaxResults(PAGE_ROWS).build();
    try {
      TableResult result = bigQuery.query(configuration);
      FieldList fields = result.getSchema().getFields();
      result.iterateAll().forEach(values -> reader.accept(fields, values));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WarehouseUnavailable(
          "Reading %s.%s was interrupted.".formatted(shape.dataset(), shape.name()), interrupted);
    } catch (JobException failure) {
      if (mostBytes.isPresent() && Refusal.isIn(failure)) {
        throw unavailable(failure);
      }
      throw unreadable(shape, failure);
    } catch (BigQueryException failure) {
      // Without a code there was no answer at all; the emulator's own codes say nothing more.
      if (failure.getCode() == 0 || (mostBytes.isPresent() && Refusal.isIn(failure))) {
        throw unavailable(failure);
      }
      throw unreadable(shape, failure);
    }
  }

  private static TableUnreadable unreadable(TableShape shape, Exception failure) {
    return new TableUnreadable(
        "%s.%s stands in the warehouse but cannot be read: %s"
            .formatted(
                shape.dataset(),
                shape.name(),
                Refusal.withoutSecrets(String.valueOf(failure.getMessage()))),
        failure);
  }

  private WarehouseUnavailable unavailable(Exception failure) {
    String said = Refusal.withoutSecrets(String.valueOf(failure.getMessage()));
    return new WarehouseUnavailable(
        mostBytes.isPresent()
            ? "%s does not answer, or refuses to: %s. Look at its permissions, then grade again."
                .formatted(place, said)
            : "The warehouse (%s) does not answer: %s. Start it, then grade again."
                .formatted(place, said),
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
