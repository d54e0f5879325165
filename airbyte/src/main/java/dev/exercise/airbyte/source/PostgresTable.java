package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table or view as Postgres describes it. */
record PostgresTable(
    String schema, String name, List<PostgresColumn> columns, List<String> primaryKey) {

  PostgresTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  AirbyteStream toStream() {
    return new AirbyteStream(
        schema,
        name,
        columns.stream().map(PostgresColumn::toField).toList(),
        primaryKey,
        columns.stream().anyMatch(PostgresColumn::canBeCursor)
            ? EnumSet.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL)
            : EnumSet.of(SyncMode.FULL_REFRESH));
  }

  /**
   * What to select for these fields, which the table has.
   *
   * @throws ConnectorException when one is gone, or holds something else than it did
   */
  String expressions(List<Field> fields) {
    return fields.stream().map(this::expression).collect(Collectors.joining(", "));
  }

  private String expression(Field field) {
    Optional<PostgresColumn> column = column(field.name());
    if (column.isEmpty() || !isSame(column.get().fieldType(), field.type())) {
      throw ConnectorException.config(
          "Column %s of table %s is %s, no longer %s. Discover the source's tables again."
              .formatted(
                  field.name(),
                  label(),
                  column.map(found -> found.fieldType().name()).orElse("gone"),
                  field.type()));
    }
    return column.get().expression();
  }

  /** Airbyte's own schemas do not tell some types apart that ours do. */
  private static boolean isSame(FieldType present, FieldType discovered) {
    return present == discovered
        || (present == FieldType.DOUBLE && discovered == FieldType.NUMBER)
        || (present == FieldType.BINARY && discovered == FieldType.STRING);
  }

  Optional<PostgresColumn> column(String column) {
    return columns.stream().filter(found -> found.name().equals(column)).findFirst();
  }

  /** For SQL. */
  String quotedName() {
    return Sql.quote(schema) + "." + Sql.quote(name);
  }

  /** For messages: {@code public.orders}. */
  String label() {
    return schema + "." + name;
  }
}
