package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.DirectLoadTable.EXTRACTED_AT;
import static dev.exercise.airbyte.destination.DirectLoadTable.GENERATION_ID;
import static dev.exercise.airbyte.destination.DirectLoadTable.RAW_ID;

import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of two rows with one key is kept: the one with the newer cursor, else the one that was
 * extracted later, else the one that came later. A row without a cursor is older than any with one.
 */
final class DedupSql {

  private final DirectLoadTable table;

  /**
   * The statements for one stream.
   *
   * @throws ConnectorException when its key or cursor is of a type that BigQuery does not compare
   */
  DedupSql(DirectLoadTable table) {
    this.table = table;
    table.configured().primaryKey().forEach(name -> requireComparable(name, "primary key"));
    table.configured().cursorField().ifPresent(name -> requireComparable(name, "cursor"));
  }

  /** Brings the batch into the table. */
  String merge(TableId into, TableId batch) {
    return Sql.read("merge.sql", replacements(into, batch));
  }

  /** Leaves the newest row of each key in the table itself. */
  String removeOlder(TableId from) {
    return Sql.read(
        "remove_older.sql",
        Map.of(
            "table",
            Tables.path(from),
            "minimum",
            String.valueOf(table.configured().minimumGenerationId()),
            "key",
            Sql.list("", table.keyColumns()),
            "newest",
            newest()));
  }

  /** Asks whether all of the batch is in the table. */
  String verify(TableId into, TableId batch) {
    return Sql.read("verify_merge.sql", replacements(into, batch));
  }

  /** Leaves the newest row of each key. */
  String newestOfEachKey() {
    return "qualify row_number() over (partition by %s order by %s) = 1"
        .formatted(Sql.list("", table.keyColumns()), newest());
  }

  private Map<String, String> replacements(TableId into, TableId batch) {
    List<String> columns = table.allColumns();
    Map<String, String> replacements = new HashMap<>();
    replacements.put("table", Tables.path(into));
    replacements.put("batch", Tables.path(batch));
    replacements.put("key", Sql.list("", table.keyColumns()));
    replacements.put("columns", Sql.list("", columns));
    replacements.put("values", Sql.list("s.", columns));
    replacements.put("newest", newest());
    replacements.put(
        "same_key",
        table.keyColumns().stream()
            .map(Sql::quote)
            // An empty key is a key like any other.
            .map(c -> "(t.%1$s = s.%1$s or (t.%1$s is null and s.%1$s is null))".formatted(c))
            .collect(Collectors.joining(" and ")));
    replacements.put("not_newer", notNewer());
    replacements.put("older", older());
    replacements.put(
        "assignments",
        columns.stream()
            .map(Sql::quote)
            .map(column -> "%1$s = s.%1$s".formatted(column))
            .collect(Collectors.joining(", ")));
    return replacements;
  }

  private String newest() {
    return cursor().map("%s desc nulls last, "::formatted).orElse("")
        + "%s desc, %s desc".formatted(EXTRACTED_AT, RAW_ID);
  }

  private String notNewer() {
    String byTime = "t.%1$s <= s.%1$s".formatted(EXTRACTED_AT);
    String byCursor =
        cursor()
            .map(
                c ->
                    ("t.%1$s < s.%1$s or (t.%1$s is null and s.%1$s is not null)"
                            + " or ((t.%1$s = s.%1$s or (t.%1$s is null and s.%1$s is null)) and %2$s)")
                        .formatted(c, byTime))
            .orElse(byTime);
    return byCursor + removedLater();
  }

  private String older() {
    return cursor()
        .map(c -> "t.%1$s < s.%1$s or (t.%1$s is null and s.%1$s is not null)".formatted(c))
        .orElse("t.%1$s < s.%1$s".formatted(EXTRACTED_AT));
  }

  /** A row that will be gone at the end must not keep one that stays from coming in. */
  private String removedLater() {
    long minimum = table.configured().minimumGenerationId();
    return minimum == 0 ? "" : " or t.%s < %d".formatted(GENERATION_ID, minimum);
  }

  private Optional<String> cursor() {
    return table.cursorColumn().map(Sql::quote);
  }

  private void requireComparable(String name, String part) {
    StandardSQLTypeName type = DirectLoadTable.typeOf(table.field(name).type());
    if (type == StandardSQLTypeName.JSON
        || (type == StandardSQLTypeName.FLOAT64 && part.equals("primary key"))) {
      throw ConnectorException.config(
          "Column %s of table %s is %s, which cannot be a %s. Choose another."
              .formatted(name, table.configured().stream().label(), type, part));
    }
  }
}
