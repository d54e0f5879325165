package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** The candidate's database while it is being filled. */
final class SourceDatabase {

  /** The name by which the candidate knows it. */
  static final String NAME = "marketplace";

  /** Each changed row says so: nothing else tells Airbyte's cursor. */
  private static final String OF_THE_DAY = "updated_at >= workshop.business_date() - 1";

  private static final int ROWS_BETWEEN_REPORTS = 1_000;

  private final PostgresServer server;
  private final String database;

  SourceDatabase(PostgresServer server, String database) {
    this.server = server;
    this.database = database;
  }

  /** Makes the tables, copies the dirty ones of a workshop, and lets the candidate in. */
  void fillFrom(PostgresServer workshop, String workshopDatabase, Progress progress)
      throws SQLException {
    Schema.create(server, database, "public");
    try (Connection from = Databases.connect(workshop, workshopDatabase);
        Connection to = Databases.connect(server, database)) {
      // One transaction: every row has the same xmin.
      to.setAutoCommit(false);
      for (SourceTable table : SourceTable.values()) {
        copy(table, "true", "public." + table.table(), from, to, progress);
      }
      to.commit();
    }
    Databases.execute(server, database, access(database));
    Databases.execute(server, database, "vacuum analyze");
  }

  static String access(String database) {
    return Script.beside(SourceDatabase.class, "access.sql").replace("${database}", database);
  }

  /** Lets come in what a workshop's last day brought, all of it or nothing. */
  void advanceFrom(PostgresServer workshop, String workshopDatabase, Progress progress)
      throws SQLException {
    try (Connection from = Databases.connect(workshop, workshopDatabase);
        Connection to = Databases.connect(server, database);
        Statement statement = to.createStatement()) {
      to.setAutoCommit(false);
      requireSameWorld(from, to);
      for (SourceTable table : SourceTable.values()) {
        statement.execute(
            "create temporary table of_the_day (like public.%s) on commit drop"
                .formatted(table.table()));
        copy(table, OF_THE_DAY, "of_the_day", from, to, progress);
        statement.execute(
            "insert into public.%1$s select * from of_the_day order by %2$s on conflict (%2$s) do update set %3$s"
                .formatted(table.table(), table.primaryKey(), assignments(table, statement)));
        statement.execute("drop table of_the_day");
      }
      to.commit();
      statement.execute("analyze");
      to.commit();
    }
  }

  /** What was ordered before the day never changes, whether the source is advanced yet or not. */
  private void requireSameWorld(Connection workshop, Connection source) throws SQLException {
    String day = first(workshop, "select (workshop.business_date() - 1)::text");
    String digest =
        """
        select count(*) || ':' || sum(hashtextextended(concat_ws('|', order_id, buyer_id, created_at), 0))
        from %s.orders
        where created_at < '%s'
        """;
    if (!first(workshop, digest.formatted("dirty", day))
        .equals(first(source, digest.formatted("public", day)))) {
      throw new SQLException(
          "Database %s on %s holds another world than the one that is to go on. Fill it from the same workshop first."
              .formatted(database, server));
    }
  }

  private static String first(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String assignments(SourceTable table, Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select string_agg(format('%%1$I = excluded.%%1$I', attname), ', ' order by attnum)
            from pg_attribute
            where attrelid = 'public.%s'::regclass and attnum > 0 and not attisdropped
            """
                .formatted(table.table()))) {
      row.next();
      return row.getString(1);
    }
  }

  private static void copy(
      SourceTable table,
      String condition,
      String target,
      Connection from,
      Connection to,
      Progress progress)
      throws SQLException {
    long expected = count(table, condition, from);
    CopyOut rows =
        from.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select * from dirty.%s where %s order by %s) to stdout"
                    .formatted(table.table(), condition, table.primaryKey()));
    CopyIn incoming =
        to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy %s from stdin".formatted(target));
    try (Progress.Task task = progress.begin(table.table(), expected)) {
      long unreported = 0;
      for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
        incoming.writeToCopy(row, 0, row.length);
        if (++unreported == ROWS_BETWEEN_REPORTS) {
          task.advance(unreported);
          unreported = 0;
        }
      }
      incoming.endCopy();
      task.advance(unreported);
    }
  }

  private static long count(SourceTable table, String condition, Connection from)
      throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from dirty.%s where %s".formatted(table.table(), condition))) {
      count.next();
      return count.getLong(1);
    }
  }
}
