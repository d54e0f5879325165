package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import java.sql.SQLException;

/** Fills the nine empty tables of a schema with a marketplace that has no defects. */
@FunctionalInterface
public interface CleanWorldLoader {

  /** Loads the rows of {@code world} and commits them. */
  void load(PostgresServer server, String database, String schema, World world, Progress progress)
      throws SQLException;
}
