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

/** Reads Postgres's own description of the tables in a schema. */
final class Tables {

  private static final String DISCOVER = Sql.read("discover.sql");

  private Tables() {}

  static List<PostgresTable> discover(Connection connection, String schema) throws SQLException {
    return find(connection, schema, Optional.empty());
  }

  static Optional<PostgresTable> find(Connection connection, String schema, String table)
      throws SQLException {
    return find(connection, schema, Optional.of(table)).stream().findFirst();
  }

  private static List<PostgresTable> find(
      Connection connection, String schema, Optional<String> table) throws SQLException {
    Map<String, List<PostgresColumn>> columns = new LinkedHashMap<>();
    Map<String, Map<Integer, String>> keys = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(DISCOVER)) {
      statement.setString(1, schema);
      if (table.isPresent()) {
        statement.setString(2, table.get());
      } else {
        statement.setNull(2, Types.VARCHAR);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString("table_name");
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
                    schema, name, of, List.copyOf(keys.getOrDefault(name, Map.of()).values()))));
    return tables;
  }

  private static PostgresColumn column(ResultSet row) throws SQLException {
    return new PostgresColumn(
        row.getString("column_name"),
        row.getString("type_name"),
        row.getString("type_kind").charAt(0),
        row.getString("type_category").charAt(0),
        !row.getBoolean("is_not_null"));
  }
}
