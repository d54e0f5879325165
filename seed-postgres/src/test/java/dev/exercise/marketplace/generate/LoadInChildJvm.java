package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import java.sql.SQLException;

/** Loads a world in a JVM of its own: port, schema, seed, scale. */
final class LoadInChildJvm {
  private LoadInChildJvm() {}

  public static void main(String[] arguments) throws SQLException {
    PostgresServer server =
        new PostgresServer("localhost", Integer.parseInt(arguments[0]), "postgres", "postgres");
    World world = World.of(Long.parseLong(arguments[2]), arguments[3]);
    CleanWorld.load(server, CleanDatabase.DATABASE, arguments[1], world, Progress.NONE);
  }
}
