package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Set;

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
        Set.of(SyncMode.FULL_REFRESH));
  }
}
