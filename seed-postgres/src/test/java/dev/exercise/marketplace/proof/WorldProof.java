package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Proves world after world and prints a row of a Markdown table for each. Arguments: how many
 * seeds, the scale, the first seed. Exit code 1 when a proof fails.
 */
public final class WorldProof {

  private static final int SHOWN = 20;

  private final PrintStream out;

  WorldProof(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    String scale = arguments.length > 1 ? arguments[1] : "0.1";
    long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    ProofTotal total = new WorldProof(System.out).run(seeds, scale, first);
    if (total.broken() > 0 || !total.failures().isEmpty()) {
      System.exit(1);
    }
  }

  ProofTotal run(int seeds, String scale, long first) throws IOException, SQLException {
    ProofTotal total = new ProofTotal();
    out.printf(
        "| seed | scale | rows touched | %s | silent mistakes | s |%n",
        String.join(" | ", ProvedWorld.PROOFS));
    out.println("|---".repeat(5 + ProvedWorld.PROOFS.size()) + "|");
    // Two servers: a candidate would see the workshop's databases beside the source.
    try (EmbeddedPostgres workshop = postgres();
        EmbeddedPostgres source = postgres()) {
      for (long seed = first; seed < first + seeds; seed++) {
        long began = System.nanoTime();
        ProvedWorld world =
            ProvedWorld.build(server(workshop), "proved", server(source), World.of(seed, scale));
        total.add(world);
        print(seed, scale, world, (System.nanoTime() - began) / 1e9);
      }
    }
    print(total);
    return total;
  }

  private void print(long seed, String scale, ProvedWorld world, double seconds) {
    StringBuilder cells = new StringBuilder();
    world
        .failures()
        .values()
        .forEach(
            failures ->
                cells.append(failures.isEmpty() ? "ok | " : failures.size() + " failed | "));
    out.printf(
        Locale.ROOT,
        "| %d | %s | %,d | %s%d | %.1f |%n",
        seed,
        scale,
        world.planted(),
        cells,
        world.silentMistakes().size(),
        seconds);
    world
        .failures()
        .forEach(
            (proof, failures) -> printFailures("seed %d, %s".formatted(seed, proof), failures));
  }

  private void print(ProofTotal total) {
    out.printf(
        "%n%d worlds, %d with a failure; %d failures of all together.%n",
        total.worlds(), total.broken(), total.failures().size());
    printFailures("all seeds", total.failures());
    if (!total.silent().isEmpty()) {
      out.println("Mistakes that showed nothing, and in how many worlds: " + total.silent());
    }
  }

  private void printFailures(String where, List<String> failures) {
    failures.stream()
        .limit(SHOWN)
        .forEach(failure -> out.printf("FAILED (%s): %s%n", where, failure));
    if (failures.size() > SHOWN) {
      out.printf("FAILED (%s): and %d more%n", where, failures.size() - SHOWN);
    }
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  private static PostgresServer server(EmbeddedPostgres postgres) {
    return new PostgresServer("localhost", postgres.getPort(), "postgres", "postgres");
  }
}
