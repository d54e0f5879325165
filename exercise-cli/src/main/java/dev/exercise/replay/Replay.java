package dev.exercise.replay;

import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Grader;
import dev.exercise.grading.GradingInput;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.EmbeddedStack;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grades a submission by running it: makes the world, loads it, builds the candidate's project in a
 * scratch stack and compares what comes out with the truth. Only copies are run and written to.
 */
public final class Replay {

  private static final Duration WAREHOUSE_PATIENCE = Duration.ofMinutes(2);
  private static final String MARTS_DATASET = "analytics";

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;

  public Replay(Installation installation, ProcessLedger ledger, ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * Runs every step.
   *
   * @param dbtLog the file that dbt's output is kept in
   * @throws SQLException when a scratch Postgres fails
   * @throws InterruptedException when the thread is interrupted; nothing stays behind
   */
  public Grade grade(Submission submission, World world, Depth depth, Path dbtLog)
      throws SQLException, InterruptedException {
    Path project = ledger.scratch("submission");
    submission.copyTo(project);
    listener.step("Prepare the Python environments");
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    listener.step("Start PostgreSQL and the BigQuery emulator");
    try (ScratchPostgres workshopServer = ScratchPostgres.start(ledger);
        EmbeddedStack stack =
            EmbeddedStack.start(ledger, Ports.free(), toolchain.emulator().python(), listener)) {
      listener.step("Plant the marketplace");
      Workshop workshop = new Workshop(workshopServer.server(), "workshop");
      workshop.build(world, depth, DefectRates.documented(), CleanWorld::load, listener);
      workshop.fillSource(stack.source(), listener);
      listener.step("Load the raw tables");
      RawTables.load(RawTables.candidatesView(stack.source()), stack.warehouse(), listener);
      listener.step("Build the candidate's dbt project");
      DbtRunner runner =
          new DbtRunner(ledger, toolchain.dbt(), stack.warehouse(), Stack.WAREHOUSE_PROJECT);
      CandidateBuild.Built built =
          new CandidateBuild(runner, toolchain, installation.starter(), project)
              .build(dbtLog, listener);
      listener.step("Compare the marts with the truth");
      return new Grader(new WorkshopAnswers(workshop, depth))
          .grade(
              new GradingInput(
                  world,
                  depth,
                  built.outcome(),
                  deliveries(stack, world, depth, built.manifest()),
                  CandidateBuild.models(installation.starter())));
    } finally {
      ledger.discard(project);
    }
  }

  private static Map<String, Delivery> deliveries(
      Stack stack, World world, Depth depth, Optional<Manifest> manifest) {
    Warehouse warehouse =
        Warehouse.emulator(stack.warehouse(), Stack.WAREHOUSE_PROJECT, WAREHOUSE_PATIENCE);
    // Far more rows than any mart has are not read: a runaway join must not fill the memory.
    long rowLimit = world.rows(100_000);
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    for (Mart mart : Marts.of(depth)) {
      String dataset =
          manifest
              .flatMap(compiled -> compiled.named(mart.name()))
              .map(Manifest.Relation::schema)
              .orElse(MARTS_DATASET);
      deliveries.putAll(Delivery.read(warehouse, dataset, List.of(mart), rowLimit));
    }
    return deliveries;
  }
}
