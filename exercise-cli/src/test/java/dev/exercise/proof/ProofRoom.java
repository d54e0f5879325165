package dev.exercise.proof;

import dev.exercise.airbyte.sync.SyncReport;
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
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cluster, an emulator and the reference solution, in which one world after the other is proved:
 * a world replaces the databases, the raw tables and the marts of the one before.
 */
final class ProofRoom implements AutoCloseable {

  private static final String MARTS_DATASET = "analytics";
  private static final long MOST_ROWS = 10_000_000;
  private static final String NEXT_DAY = "{business_date: 2026-07-02}";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final Path project;
  private final ScratchPostgres postgres;
  private final Emulator emulator;
  private final DbtSession dbt;
  private final Warehouse warehouse;

  private ProofRoom(
      ProcessLedger ledger,
      ReplayListener listener,
      Path project,
      ScratchPostgres postgres,
      Emulator emulator,
      DbtSession dbt) {
    this.ledger = ledger;
    this.listener = listener;
    this.project = project;
    this.postgres = postgres;
    this.emulator = emulator;
    this.dbt = dbt;
    this.warehouse = Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, PATIENCE);
  }

  static ProofRoom open(
      Installation installation, ProcessLedger ledger, Toolchain toolchain, ReplayListener listener)
      throws IOException {
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
    // What fails to start here goes when the ledger is closed.
    DbtSession dbt = DbtSession.start(ledger, toolchain.dbt(), project, emulator.endpoint());
    return new ProofRoom(ledger, listener, project, postgres, emulator, dbt);
  }

  /**
   * Plants the world at full depth and compares what the reference solution makes of it; then lets
   * a day pass, and compares what the same tables have become, and what a full refresh makes of it.
   *
   * @param tested whether the solution's own tests must pass on each day, too
   */
  SeedProof prove(World world, boolean tested)
      throws IOException, SQLException, InterruptedException {
    long began = System.nanoTime();
    Workshop workshop =
        timed(
            "plant",
            () ->
                Planting.plant(postgres.server(), postgres.server(), world, Depth.FULL, listener));
    sync();
    // The marts of the world before are still there: what is incremental must not build on them.
    run("build", "--resource-type", "seed", "--resource-type", "model", "--full-refresh");
    Verdict first = compare(workshop).plus(test(tested));
    // A second run without news: had it changed anything, the next day would show it.
    run("run", "--select", "config.materialized:incremental");

    Workshop nextDay = timed("next day", () -> workshop.nextDay(listener));
    nextDay.advance(postgres.server(), listener);
    sync();
    run("run", "--vars", NEXT_DAY);
    Verdict incremental = compare(nextDay).plus(test(tested, "--vars", NEXT_DAY));

    run("run", "--vars", NEXT_DAY, "--full-refresh");
    Verdict refreshed = compare(nextDay);
    return new SeedProof(
        world, first, incremental, refreshed, Duration.ofNanos(System.nanoTime() - began));
  }

  private void sync() throws IOException, SQLException, InterruptedException {
    SyncReport unused =
        timed(
            "sync",
            () ->
                RawTables.load(
                    RawTables.candidatesView(postgres.server()), emulator.endpoint(), listener));
  }

  private void run(String... arguments) throws IOException, SQLException, InterruptedException {
    Void unused =
        timed(
            "dbt " + String.join(" ", arguments),
            () -> {
              dbt.run(List.of(arguments));
              return null;
            });
  }

  /** Tests that only warn are left out: they are there to find the dirt, and do. */
  private Verdict test(boolean tested, String... variables)
      throws IOException, SQLException, InterruptedException {
    if (!tested) {
      return Verdict.NOTHING;
    }
    List<String> command =
        Stream.concat(
                Stream.of("test", "--exclude", "config.severity:warn"), Arrays.stream(variables))
            .toList();
    return timed("dbt " + String.join(" ", command), () -> Verdict.ofTests(dbt.test(command)));
  }

  private Verdict compare(Workshop workshop)
      throws IOException, SQLException, InterruptedException {
    return timed(
        "compare",
        () -> {
          Map<Mart, MartTable> truth = workshop.answers(Marts.of(Depth.FULL), List.of());
          Verdict verdict = Verdict.NOTHING;
          for (Mart mart : Marts.of(Depth.FULL)) {
            verdict =
                verdict.plus(
                    Verdict.of(truth.get(mart), warehouse.read(MARTS_DATASET, mart, MOST_ROWS)));
          }
          return verdict;
        });
  }

  private interface Work<T> {
    T run() throws IOException, SQLException, InterruptedException;
  }

  /** Does it, and notes how long it took. */
  private <T> T timed(String what, Work<T> work)
      throws IOException, SQLException, InterruptedException {
    long began = System.nanoTime();
    T done = work.run();
    listener.note("%s: %.1f s".formatted(what, (System.nanoTime() - began) / 1e9));
    return done;
  }

  @Override
  public void close() {
    dbt.close();
    emulator.close();
    postgres.close();
    ledger.discard(project);
  }
}
