package dev.exercise.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobException;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Changes tables of an emulator of the tool's own; there is no way to point it at BigQuery. */
public final class ScratchTables {

  private static final long PAGE_ROWS = 10_000;

  private final BigQuery bigQuery;
  private final String place;

  /**
   * @param address scheme, host and port of the emulator's REST interface
   * @param project project id, as the emulator was started with
   * @param patience how long an answer may take
   */
  public ScratchTables(URI address, String project, Duration patience) {
    this.bigQuery = Clients.emulator(address, project, patience);
    this.place = "%s, project %s".formatted(address, project);
  }

  /**
   * Runs one statement.
   *
   * @throws WarehouseUnavailable when the emulator does not answer
   * @throws TableUnreadable when it answers with an error
   */
  public void run(String sql) {
    List<String> unused = rows(sql);
  }

  /**
   * The rows of a query as JSON objects; put a limit into it where others decide how many there
   * are.
   *
   * @throws WarehouseUnavailable when the emulator does not answer
   * @throws TableUnreadable when it answers with an error
   */
  public List<String> rows(String sql) {
    QueryJobConfiguration configuration =
        QueryJobConfiguration.newBuilder(sql)
            .setUseLegacySql(false)
            .setMaxResults(PAGE_ROWS)
            .build();
    List<String> rows = new ArrayList<>();
    try {
      TableResult result = bigQuery.query(configuration);
      if (result.getSchema() == null) {
        return List.of();
      }
      FieldList fields = result.getSchema().getFields();
      for (FieldValueList values : result.iterateAll()) {
        rows.add(JsonRow.of(fields, values));
      }
      return rows;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable(interrupted);
    } catch (JobException failure) {
      throw new TableUnreadable(failure.getMessage(), failure);
    } catch (BigQueryException failure) {
      // Without a code there was no answer at all.
      if (failure.getCode() == 0) {
        throw unavailable(failure);
      }
      throw new TableUnreadable(failure.getMessage(), failure);
    }
  }

  /** A name as a statement takes it literally, whatever is in it. */
  public static String quoted(String name) {
    return Warehouse.quoted(name);
  }

  private WarehouseUnavailable unavailable(Exception failure) {
    return new WarehouseUnavailable(
        "The warehouse (%s) does not answer: %s".formatted(place, failure.getMessage()), failure);
  }
}
