package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Turns a workshop, in place, into that of the day after: the clean world goes on, dirt follows.
 */
final class NextDay {

  /** Scripts that change the clean world, in the order in which they build on each other. */
  private static final List<String> CLEAN =
      List.of(
          "scaffold.sql",
          "people.sql",
          "catalogue.sql",
          "orders.sql",
          "order_changes.sql",
          "payments.sql",
          "reviews.sql",
          "tiers.sql",
          "events.sql");

  private final PostgresServer server;
  private final String database;
  private final Progress progress;

  NextDay(PostgresServer server, String database, Progress progress) {
    this.server = server;
    this.database = database;
    this.progress = progress;
  }

  void run() throws SQLException {
    Map<String, String> placeholders = Schema.placeholders(server, database);
    try (Progress.Task task = progress.begin("next day", CLEAN.size() + 3)) {
      for (String script : CLEAN) {
        execute(script, placeholders);
        task.advance(1);
      }
      execute("follow.sql", placeholders);
      task.advance(1);
      Schema.plantAgain(server, database, BusinessDay.NEXT, placeholders);
      task.advance(1);
      execute("close.sql", placeholders);
      Construction.storeTruth(server, database);
      task.advance(1);
    }
  }

  private void execute(String script, Map<String, String> placeholders) throws SQLException {
    String sql =
        Script.beside(NextDay.class, "/dev/exercise/marketplace/nextday/" + script)
            .replace("${seed}", placeholders.get("seed"))
            .replace("${day}", "2026-07-01");
    Databases.execute(server, database, sql);
  }
}
