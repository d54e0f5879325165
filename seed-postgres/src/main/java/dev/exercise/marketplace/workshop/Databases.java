package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases that exist either completely or not at all. */
final class Databases {

  private static final String MAINTENANCE = "postgres";
  private static final String UNFINISHED = "_unfinished";
  private static final String OBJECT_IN_USE = "55006";

  private Databases() {}

  /** What puts tables and rows into an empty database. */
  @FunctionalInterface
  interface Filling {
    void fill(String database) throws SQLException;
  }

  /**
   * Fills a new database under another name and gives it its own when that went well. A database of
   * this name that was there before is dropped then, and its sessions end.
   */
  static void replace(PostgresServer admin, String name, Filling filling) throws SQLException {
    // The builtin provider sorts and folds case alike on every operating system.
    replace(
        admin,
        name,
        "template template0 encoding 'UTF8' locale 'C'"
            + " locale_provider builtin builtin_locale 'C.UTF-8'",
        filling);
  }

  /** {@link #replace} by a changed copy of another database, in which no session may be open. */
  static void replaceByCopy(PostgresServer admin, String original, String name, Filling change)
      throws SQLException {
    checkName(original);
    try {
      replace(admin, name, "template %s strategy file_copy".formatted(original), change);
    } catch (SQLException problem) {
      if (OBJECT_IN_USE.equals(problem.getSQLState())) {
        throw new SQLException(
            "Database %s cannot be copied while somebody reads it. Close its sessions and try again."
                .formatted(original),
            problem.getSQLState(),
            problem);
      }
      throw problem;
    }
  }

  private static void replace(PostgresServer admin, String name, String properties, Filling filling)
      throws SQLException {
    checkName(name);
    String unfinished = name + UNFINISHED;
    execute(admin, MAINTENANCE, "drop database if exists %s with (force)".formatted(unfinished));
    execute(admin, MAINTENANCE, "create database %s %s".formatted(unfinished, properties));
    try {
      filling.fill(unfinished);
    } catch (SQLException | RuntimeException problem) {
      dropAfter(problem, admin, unfinished);
      throw problem;
    }
    execute(admin, MAINTENANCE, "drop database if exists %s with (force)".formatted(name));
    execute(admin, MAINTENANCE, "alter database %s rename to %s".formatted(unfinished, name));
  }

  /**
   * Opens a session that shows and reads all times in UTC; the driver would take the JVM's zone.
   */
  static Connection connect(PostgresServer server, String database) throws SQLException {
    Connection connection = server.connect(database);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION);
    } catch (SQLException problem) {
      connection.close();
      throw problem;
    }
    return connection;
  }

  /** What every session sets before it does anything, whatever server and JVM are set to. */
  static final String SESSION =
      "set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres';"
          + " set extra_float_digits to 1; set jit to off; set client_min_messages to warning";

  /** Runs a script in its own session. */
  static void execute(PostgresServer server, String database, String sql) throws SQLException {
    try (Connection connection = connect(server, database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void dropAfter(Exception problem, PostgresServer admin, String name) {
    try {
      execute(admin, MAINTENANCE, "drop database if exists %s with (force)".formatted(name));
    } catch (SQLException second) {
      problem.addSuppressed(second);
    }
  }

  private static void checkName(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
      throw new IllegalArgumentException(
          "'%s' is no name for a database. Use lower-case letters, digits and underscores, 51 at most."
              .formatted(name));
    }
  }
}
