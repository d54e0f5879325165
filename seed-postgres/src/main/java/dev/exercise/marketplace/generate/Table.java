package dev.exercise.marketplace.generate;

import java.sql.SQLException;
import java.util.List;

/**
 * A source table and what writes its rows.
 *
 * @param columns in the order in which the rows give them
 * @param refersToUsers whether a foreign key wants the accounts first
 */
record Table(String name, List<String> columns, boolean refersToUsers, Rows rows) {

  /** Writes all rows of a table. */
  interface Rows {
    void writeTo(CopyText out) throws SQLException;
  }

  Table {
    columns = List.copyOf(columns);
  }

  static Table of(String name, Rows rows, String... columns) {
    return new Table(name, List.of(columns), false, rows);
  }

  static Table referringToUsers(String name, Rows rows, String... columns) {
    return new Table(name, List.of(columns), true, rows);
  }
}
