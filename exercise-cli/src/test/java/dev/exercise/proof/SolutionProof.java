package dev.exercise.proof;

import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.ProcessLedger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Proves the reference solution on many worlds: planted at full depth, loaded, built by dbt, its
 * marts must equal the truth in every cell. On the first world the solution's own tests must pass,
 * too. Prints a Markdown table; ends with 1 when a cell differs or a test fails. Arguments: number
 * of seeds, scale, first seed, workers; all are optional.
 */
public final class SolutionProof {

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final int workers;

  SolutionProof(
      Installation installation, ProcessLedger ledger, ReplayListener listener, int workers) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
    this.workers = workers;
  }

  public static void main(String[] arguments) throws Exception {
    int seeds = Integer.parseInt(argument(arguments, 0, "3"));
    String scale = argument(arguments, 1, "0.1");
    long first = Long.parseLong(argument(arguments, 2, "1"));
    int workers = Integer.parseInt(argument(arguments, 3, "2"));
    PrintStream out = System.out;
    Installation installation =
        Installation.at(
            Path.of("").toAbsolutePath(),
            Optional.ofNullable(System.getenv("EXERCISE_HOME")).map(Path::of));
    ReplayListener notes = new Notes(System.err::println);
    try (ProcessLedger ledger = ProcessLedger.open(installation.home(), notes::note)) {
      SolutionProof proof = new SolutionProof(installation, ledger, notes, workers);
      out.println(SeedProof.HEADER);
      List<SeedProof> proofs =
          proof.prove(
              LongStream.range(first, first + seeds)
                  .mapToObj(seed -> World.of(seed, scale))
                  .toList(),
              one -> out.println(one.row()));
      long failed = proofs.stream().filter(one -> !one.holds()).count();
      out.printf(
          Locale.ROOT,
          "%n%d seeds, %,d cells of day one and %,d of the next day: %s.%n",
          proofs.size(),
          proofs.stream().mapToLong(one -> one.first().compared()).sum(),
          proofs.stream().mapToLong(one -> one.refreshed().compared()).sum(),
          failed == 0
              ? "every cell is right"
              : failed + " seeds have wrong cells or failing tests");
      proofs.stream().filter(one -> !one.holds()).forEach(one -> explain(out, one));
      if (failed > 0) {
        System.exit(1);
      }
    }
  }

  /**
   * Proves worlds, as many at a time as there are workers; on the first the solution is tested.
   *
   * @param proved told of each as it is done, one at a time
   * @return in the order of the worlds
   */
  List<SeedProof> prove(List<World> worlds, Consumer<SeedProof> proved)
      throws InterruptedException, ExecutionException {
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    Queue<World> waiting = new ConcurrentLinkedQueue<>(worlds);
    List<SeedProof> proofs = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        running.add(
            pool.submit(
                () -> {
                  try (ProofRoom room = ProofRoom.open(installation, ledger, toolchain, listener)) {
                    for (World world = waiting.poll(); world != null; world = waiting.poll()) {
                      SeedProof proof = room.prove(world, world.equals(worlds.get(0)));
                      synchronized (proofs) {
                        proofs.add(proof);
                        proved.accept(proof);
                      }
                    }
                  }
                  return null;
                }));
      }
      for (Future<Void> one : running) {
        Void unused = one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    proofs.sort((one, other) -> worlds.indexOf(one.world()) - worlds.indexOf(other.world()));
    return proofs;
  }

  private static void explain(PrintStream out, SeedProof proof) {
    explain(out, proof, "day one", proof.first());
    explain(out, proof, "next day, incrementally", proof.incremental());
    explain(out, proof, "next day, full refresh", proof.refreshed());
  }

  private static void explain(PrintStream out, SeedProof proof, String when, Verdict verdict) {
    verdict
        .findings()
        .forEach(
            finding ->
                out.println("seed %d, %s: %s".formatted(proof.world().seed(), when, finding)));
  }

  private static String argument(String[] arguments, int index, String otherwise) {
    return arguments.length > index ? arguments[index] : otherwise;
  }

  /** Hands on where the time goes, and nothing else. */
  record Notes(Consumer<String> reader) implements ReplayListener {
    @Override
    public void step(String what) {}

    @Override
    public void note(String line) {
      reader.accept(line);
    }

    @Override
    public Progress.Task begin(String name, long expected, String unit) {
      return NONE.begin(name, expected, unit);
    }
  }
}
