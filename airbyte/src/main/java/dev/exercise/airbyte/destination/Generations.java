package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import java.util.Map;

/**
 * Which rows of a table belong to which generation: a refresh begins a new one, and Airbyte says
 * from which on they are kept.
 */
final class Generations {

  private final Jobs jobs;
  private final TableId table;
  private final ConfiguredStream configured;
  private final boolean tableExists;

  Generations(Jobs jobs, TableId table, ConfiguredStream configured, boolean tableExists) {
    this.jobs = jobs;
    this.table = table;
    this.configured = configured;
    this.tableExists = tableExists;
  }

  /** Whether the table has rows of this very generation already. */
  boolean wasBegunBefore() {
    return tableExists && configured.generationId() > 0 && count("rows_of_generation") > 0;
  }

  /** Whether this very sync has filled the table already, in an attempt before this one. */
  boolean wasWrittenBefore() {
    return tableExists
        && configured.generationId() > 0
        && configured.syncId() > 0
        && count("rows_of_sync") > 0;
  }

  /** Deletes the rows that Airbyte no longer wants. */
  void removeEarlier() {
    if (configured.minimumGenerationId() > 0) {
      jobs.run(
          Sql.read(
              "remove_generations.sql",
              Map.of(
                  "table",
                  Tables.path(table),
                  "minimum",
                  String.valueOf(configured.minimumGenerationId()))),
          "Earlier rows of table %s were not removed".formatted(table.getTable()));
    }
  }

  /**
   * Deletes the rows that an attempt before this one left: whoever reads in full sends all of them
   * again.
   */
  void removeEarlierAttempts() {
    if (tableExists && configured.syncId() > 0) {
      jobs.run(
          Sql.read(
              "remove_sync.sql",
              Map.of("table", Tables.path(table), "sync", String.valueOf(configured.syncId()))),
          "Rows of an earlier attempt were not removed from table %s".formatted(table.getTable()));
    }
  }

  private long count(String which) {
    return jobs.ask(
            Sql.read("count_generation.sql", Map.of("table", Tables.path(table))),
            Map.of(
                "generation",
                QueryParameterValue.int64(configured.generationId()),
                "sync",
                QueryParameterValue.string(String.valueOf(configured.syncId()))),
            "Table %s was not checked".formatted(table.getTable()))
        .get(which)
        .getLongValue();
  }
}
