package dev.exercise.marketplace.bench;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.generate.CleanWorld;
import java.io.PrintStream;
import java.sql.SQLException;

/** Loads a clean world in a JVM of its own. Arguments: port, database, schema, scale. */
final class LoadProcess {

  private LoadProcess() {}

  public static void main(String[] arguments) throws SQLException {
    PrintStream out = System.out;
    PostgresServer server =
        new PostgresServer("localhost", Integer.parseInt(arguments[0]), "postgres", "postgres");
    CleanWorld.load(server, arguments[1], arguments[2], World.of(1, arguments[3]), Progress.NONE);
    out.printf("heap=%d%n", Measure.peakHeap() >> 20);
  }
}
