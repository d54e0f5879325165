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
        copy(table, from, to, progress);
      }
      to.commit();
    }
    Databases.execute(
        server,
        database,
        Script.beside(SourceDatabase.class, "access.sql").replace("${database}", database));
    Databases.execute(server, database, "vacuum analyze");
  }

  private static void copy(SourceTable table, Connection from, Connection to, Progress progress)
      throws SQLException {
    long expected = count(table, from);
    CopyOut rows =
        from.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                "copy (select * from dirty.%s order by %s) to stdout"
                    .formatted(table.table(), table.primaryKey()));
    CopyIn target =
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy public.%s from stdin".formatted(table.table()));
    try (Progress.Task task = progress.begin(table.table(), expected)) {
      long unreported = 0;
      for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
        target.writeToCopy(row, 0, row.length);
        if (++unreported == ROWS_BETWEEN_REPORTS) {
          task.advance(unreported);
          unreported = 0;
        }
      }
      target.endCopy();
      task.advance(unreported);
    }
  }

  private static long count(SourceTable table, Connection from) throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet count =
            statement.executeQuery("select count(*) from dirty.%s".formatted(table.table()))) {
      count.next();
      return count.getLong(1);
    }
  }
}
