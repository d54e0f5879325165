package dev.exercise.airbyte.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads Postgres's own description of the tables in its schemas. */
final class Tables {

  private static final String DISCOVER = Sql.read("discover.sql");
  private static final String MISSING_SCHEMAS = Sql.read("missing_schemas.sql");

  private Tables() {}

  /** The tables of these schemas, or of all when there are none; ordered by schema and name. */
  static List<PostgresTable> discover(Connection connection, List<String> schemas)
      throws SQLException {
    return find(connection, schemas, Optional.empty());
  }

  static Optional<PostgresTable> find(Connection connection, String schema, String table)
      throws SQLException {
    return find(connection, List.of(schema), Optional.of(table)).stream().findFirst();
  }

  /** Those of the schemas that the database does not have. */
  static List<String> missingSchemas(Connection connection, List<String> schemas)
      throws SQLException {
    List<String> missing = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(MISSING_SCHEMAS)) {
      statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(rows.getString("schema_name"));
        }
      }
    }
    return missing;
  }

  private static List<PostgresTable> find(
      Connection connection, List<String> schemas, Optional<String> table) throws SQLException {
    Map<Name, List<PostgresColumn>> columns = new LinkedHashMap<>();
    Map<Name, Map<Integer, String>> keys = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(DISCOVER)) {
      statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
      if (table.isPresent()) {
        statement.setString(2, table.get());
      } else {
        statement.setNull(2, Types.VARCHAR);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Name name = new Name(rows.getString("schema_name"), rows.getString("table_name"));
          PostgresColumn column = column(rows);
          columns.computeIfAbsent(name, key -> new ArrayList<>()).add(column);
          int position = rows.getInt("key_position");
          if (!rows.wasNull()) {
            keys.computeIfAbsent(name, key -> new TreeMap<>()).put(position, column.name());
          }
        }
      }
    }
    List<PostgresTable> tables = new ArrayList<>();
    columns.forEach(
        (name, of) ->
            tables.add(
                new PostgresTable(
                    name.schema(),
                    name.table(),
                    of,
                    List.copyOf(keys.getOrDefault(name, Map.of()).values()))));
    return tables;
  }

  private static PostgresColumn column(ResultSet row) throws SQLException {
    return new PostgresColumn(
        row.getString("column_name"),
        row.getString("type_name"),
        row.getString("type_kind").charAt(0),
        row.getString("type_category").charAt(0),
        row.getInt("type_modifier"),
        !row.getBoolean("is_not_null"));
  }

  private record Name(String schema, String table) {}
}
