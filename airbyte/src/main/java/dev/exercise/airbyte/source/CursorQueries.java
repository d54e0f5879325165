package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.Field;
import java.util.List;

/**
 * The statements of an incremental read. Each row's last value is its cursor, as Postgres itself
 * writes it. Text is compared byte by byte: a language's order may hold different texts for equal,
 * and may be another one on the next server.
 */
final class CursorQueries {

  private final PostgresTable table;
  private final String select;
  private final String cursor;
  private final String type;

  CursorQueries(PostgresTable table, List<Field> fields, PostgresColumn column) {
    boolean isText = column.typeName().equals("text") || column.typeName().equals("varchar");
    String quoted = Sql.quote(column.name());
    this.table = table;
    this.cursor = isText ? quoted + " collate \"C\"" : quoted;
    this.type = isText ? "text" : column.typeName();
    this.select =
        "select %s, %s from %s".formatted(table.expressions(fields), quoted, table.quotedName());
  }

  /** Rows without a cursor. */
  String empty() {
    return "%s where %s is null".formatted(select, cursor);
  }

  /** All rows that have a cursor, in its order. */
  String all() {
    return "%s where %s is not null order by %2$s".formatted(select, cursor);
  }

  /** The rows after a value, in the cursor's order. */
  String after(String value) {
    return "%s where %s > %s order by %2$s".formatted(select, cursor, literal(value));
  }

  /** The rows that have a value, and those after it, in the cursor's order. */
  String from(String value) {
    return "%s where %s >= %s order by %2$s".formatted(select, cursor, literal(value));
  }

  String countEmpty() {
    return "select count(*) from %s where %s is null".formatted(table.quotedName(), cursor);
  }

  String count(String value) {
    return "select count(*) from %s where %s = %s"
        .formatted(table.quotedName(), cursor, literal(value));
  }

  /** Whether the value is one that no other is greater than, in a column that has such. */
  String isInfinite(String value) {
    return "select %s::text in ('infinity', 'Infinity', 'NaN')".formatted(literal(value));
  }

  /** Backslashes are doubled too, whatever the server takes them for. */
  private String literal(String value) {
    return "E'%s'::pg_catalog.%s".formatted(value.replace("\\", "\\\\").replace("'", "''"), type);
  }
}
