package dev.exercise.proof;

import dev.exercise.dbt.DbtNode;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Planting;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cluster, an emulator and the reference solution, in which one world after the other is proved:
 * a world replaces the databases, the raw tables and the marts of the one before.
 */
final class ProofRoom implements AutoCloseable {

  private static final String MARTS_DATASET = "analytics";
  private static final long MOST_ROWS = 10_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final Path project;
  private final ScratchPostgres postgres;
  private final Emulator emulator;
  private final DbtRunner dbt;
  private final Warehouse warehouse;

  private ProofRoom(
      ProcessLedger ledger,
      ReplayListener listener,
      Path project,
      Toolchain toolchain,
      ScratchPostgres postgres,
      Emulator emulator) {
    this.ledger = ledger;
    this.listener = listener;
    this.project = project;
    this.postgres = postgres;
    this.emulator = emulator;
    this.dbt = new DbtRunner(ledger, toolchain.dbt(), emulator.endpoint(), Stack.WAREHOUSE_PROJECT);
    this.warehouse = Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, PATIENCE);
  }

  static ProofRoom open(
      Installation installation,
      ProcessLedger ledger,
      Toolchain toolchain,
      ReplayListener listener) {
    Path project = ledger.scratch("proof");
    List<Path> leftOut = Submission.of(installation.starter(), Overlay.SOLUTION).copyTo(project);
    if (!leftOut.isEmpty()) {
      throw new IllegalStateException("The solution has files that are left out: " + leftOut);
    }
    toolchain.packages().copyInto(project);
    ScratchPostgres postgres = ScratchPostgres.start(ledger);
    Ports ports = Ports.free();
    Emulator emulator =
        Emulator.start(
            ledger, toolchain.emulator().python(), ports.bigQueryRest(), ports.bigQueryGrpc());
    return new ProofRoom(ledger, listener, project, toolchain, postgres, emulator);
  }

  /** Plants the world at full depth and compares what the reference solution makes of it. */
  SeedProof prove(World world) throws SQLException, InterruptedException {
    long began = System.nanoTime();
    Workshop workshop =
        Planting.plant(postgres.server(), postgres.server(), world, Depth.FULL, listener);
    lap("plant", began);
    sync();
    run("build", "--resource-type", "seed", "--resource-type", "model", "--full-refresh");
    Verdict first = compare(workshop);
    return new SeedProof(
        world,
        first,
        Verdict.NOTHING,
        Verdict.NOTHING,
        Duration.ofNanos(System.nanoTime() - began));
  }

  private void sync() throws InterruptedException {
    long began = System.nanoTime();
    RawTables.load(RawTables.candidatesView(postgres.server()), emulator.endpoint(), listener);
    lap("sync", began);
  }

  private void run(String... arguments) {
    long began = System.nanoTime();
    DbtRun run =
        dbt.run(project, List.of(arguments), project.resolve("dbt.log"), PATIENCE, event -> {});
    if (!run.successful()) {
      throw new IllegalStateException(
          "dbt %s: %s %s"
              .formatted(String.join(" ", arguments), run.problem(), failed(run.nodes())));
    }
    lap("dbt " + arguments[0], began);
  }

  private static String failed(List<DbtNode> nodes) {
    return nodes.stream()
        .filter(DbtNode::failed)
        .map(node -> node.uniqueId() + ": " + node.message().orElse(""))
        .collect(Collectors.joining("; "));
  }

  private Verdict compare(Workshop workshop) throws SQLException {
    long began = System.nanoTime();
    List<Mart> marts = new ArrayList<>(Marts.of(Depth.FULL));
    Map<Mart, MartTable> truth = workshop.answers(marts, List.of());
    Verdict verdict = Verdict.NOTHING;
    for (Mart mart : marts) {
      verdict =
          verdict.plus(Verdict.of(truth.get(mart), warehouse.read(MARTS_DATASET, mart, MOST_ROWS)));
    }
    lap("compare", began);
    return verdict;
  }

  private void lap(String what, long began) {
    listener.note("%s %.1f s".formatted(what, (System.nanoTime() - began) / 1e9));
  }

  @Override
  public void close() {
    emulator.close();
    postgres.close();
    ledger.discard(project);
  }
}
