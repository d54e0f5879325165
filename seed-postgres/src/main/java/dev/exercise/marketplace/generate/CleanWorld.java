package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import java.sql.SQLException;
import java.util.List;

/** A consistent marketplace without a single defect, streamed into Postgres. */
public final class CleanWorld {
  private CleanWorld() {}

  /** The source tables that {@link #load} fills, by name. */
  public static List<String> tables() {
    return Sizes.TABLES;
  }

  /**
   * Rows that a table will have: exact for users, categories, products and orders, within a few
   * hundredths for the others. Good for progress bars.
   */
  public static long rows(World world, String table) {
    return Sizes.expectedRows(world, table);
  }

  /**
   * Fills the nine source tables, which exist and are empty. Two connections work side by side and
   * commit as they go, so after a failure some rows may be there.
   *
   * @param schema where the tables are
   * @throws SQLException when the server refuses a row or goes away
   */
  public static void load(
      PostgresServer server, String database, String schema, World world, Progress progress)
      throws SQLException {
    new Loading(server, database, schema, world, progress).run();
  }
}
