package dev.exercise.marketplace.bench;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.workshop.Workshop;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a whole workshop in a JVM of its own and prints, a line each, how many seconds its steps
 * took. Arguments: port, scale.
 */
final class WorkshopProcess {

  /** The database that is left behind. */
  static final String DATABASE = "bench_workshop";

  private WorkshopProcess() {}

  public static void main(String[] arguments) throws SQLException {
    PrintStream out = System.out;
    PostgresServer server =
        new PostgresServer("localhost", Integer.parseInt(arguments[0]), "postgres", "postgres");
    Map<String, Double> seconds = new ConcurrentHashMap<>();
    new Workshop(server, DATABASE)
        .build(
            World.of(1, arguments[1]),
            Depth.FULL,
            DefectRates.documented(),
            (to, database, schema, world, progress) -> {
              long began = System.nanoTime();
              CleanWorld.load(to, database, schema, world, Progress.NONE);
              seconds.put("load", Measure.seconds(began));
            },
            timing(seconds));
    seconds.forEach((step, time) -> out.printf(Locale.ROOT, "%s=%.3f%n", step, time));
    out.printf("heap=%d%n", Measure.peakHeap() >> 20);
  }

  /** Adds up the tasks of each step; the copies of the nine tables are one step. */
  private static Progress timing(Map<String, Double> seconds) {
    return (name, expected, unit) -> {
      long began = System.nanoTime();
      return new Progress.Task() {
        @Override
        public void advance(long more) {}

        @Override
        public void close() {
          String step = name.startsWith("copy of ") ? "copy" : name;
          seconds.merge(step, Measure.seconds(began), Double::sum);
        }
      };
    };
  }
}
