package dev.exercise.replay;

import dev.exercise.answers.AnswerShelf;
import dev.exercise.answers.KeptAnswers;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Grader;
import dev.exercise.grading.GradingInput;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.quality.QualityProbe;
import dev.exercise.stack.DiskSpace;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Grades submissions by running them. One world is made and kept; each submission gets a warehouse
 * of its own with that world's raw tables, is built there as a copy, and compared with the truth.
 * Nothing that a submission does outlives its warehouse.
 */
public final class Replay implements AutoCloseable {

  private static final Duration WAREHOUSE_PATIENCE = Duration.ofMinutes(2);
  private static final String MARTS_DATASET = "analytics";

  /** What the candidate was given, whatever has become of the folder it was given from. */
  static final Set<String> STARTER_MODELS = Set.of("stg_users");

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final World world;
  private final Depth depth;
  private final Toolchain toolchain;
  private final ScratchPostgres postgres;
  private final Workshop workshop;
  private final Answers answers;
  private final Duration buildLimit;
  private final Grader grader;
  private final CompletableFuture<Void> prepared;
  private Optional<CompletableFuture<NextDay>> nextDay = Optional.empty();

  private Replay(
      Installation installation,
      ProcessLedger ledger,
      ReplayListener listener,
      World world,
      Depth depth,
      Toolchain toolchain,
      ScratchPostgres postgres,
      Workshop workshop,
      Answers answers,
      Duration buildLimit) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
    this.world = world;
    this.depth = depth;
    this.toolchain = toolchain;
    this.postgres = postgres;
    this.workshop = workshop;
    this.answers = answers;
    this.buildLimit = buildLimit;
    this.grader = new Grader(answers);
    // What is not kept of the answers is computed while the tables are loaded and the candidate's
    // models are built.
    this.prepared = CompletableFuture.runAsync(grader::prepare);
  }

  /**
   * Makes the world, and whatever is needed to run submissions on it.
   *
   * @throws SQLException when the scratch Postgres fails
   */
  public static Replay open(
      Installation installation,
      ProcessLedger ledger,
      World world,
      Depth depth,
      ReplayListener listener)
      throws SQLException {
    return open(installation, ledger, world, depth, CandidateBuild.LIMIT, listener);
  }

  /**
   * The same with another time limit.
   *
   * @param buildLimit after which a first build is stopped; what it did not get to is not gradable
   */
  public static Replay open(
      Installation installation,
      ProcessLedger ledger,
      World world,
      Depth depth,
      Duration buildLimit,
      ReplayListener listener)
      throws SQLException {
    DiskSpace.forRows(world.rows(100_000)).require(ledger.home(), "grading");
    listener.step("Prepare the Python environments");
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    listener.step("Plant the marketplace in a scratch PostgreSQL");
    listener.note(
        "seed %d, scale %s, depth %s"
            .formatted(world.seed(), world.scale().toPlainString(), depth.id()));
    ScratchPostgres postgres = ScratchPostgres.start(ledger);
    try {
      // The source may share the workshop's cluster here: no submission ever reaches it.
      Workshop workshop =
          Planting.plant(postgres.server(), postgres.server(), world, depth, listener);
      Answers answers =
          new KeptAnswers(
              new WorkshopAnswers(() -> workshop, depth),
              AnswerShelf.open(
                  ledger.home(),
                  Planting.answerKey(postgres.server(), world, depth),
                  Clock.systemUTC(),
                  listener::note));
      return new Replay(
          installation,
          ledger,
          listener,
          world,
          depth,
          toolchain,
          postgres,
          workshop,
          answers,
          buildLimit);
    } catch (SQLException | RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  /** {@link #grade(Submission, Path, Probes)} without probes. */
  public Grade grade(Submission submission, Path dbtLog) throws InterruptedException {
    return grade(submission, dbtLog, Probes.NONE);
  }

  /** {@link #grade(Submission, Path, Probes, LeftMarts)} where no warehouse came along. */
  public Grade grade(Submission submission, Path dbtLog, Probes probes)
      throws InterruptedException {
    return grade(submission, dbtLog, probes, LeftMarts.NOT_ASKED);
  }

  /** Where no Airbyte belongs to the submission either. */
  public Grade grade(Submission submission, Path dbtLog, Probes probes, LeftMarts left)
      throws InterruptedException {
    return grade(submission, dbtLog, probes, left, Optional.empty(), listener);
  }

  /**
   * Builds a submission and judges what comes out. Any number of threads may grade at once, each a
   * submission of its own.
   *
   * @param dbtLog the file that dbt's output is kept in; that of probes lies beside it
   * @param probes how far to go beyond that
   * @param left what stands in the candidate's own warehouse
   * @param airbyte how the candidate moves the raw tables, so that they are loaded alike; empty
   *     where no check asks for it
   * @param listener told of the steps of this submission
   * @throws InterruptedException when the thread is interrupted; nothing stays behind
   */
  public Grade grade(
      Submission submission,
      Path dbtLog,
      Probes probes,
      LeftMarts left,
      Optional<AirbyteSetup> airbyte,
      ReplayListener listener)
      throws InterruptedException {
    Path project = ledger.scratch("submission");
    for (Path leftOut : submission.copyTo(project)) {
      listener.note("Left out, since it is a link or no file: " + leftOut);
    }
    listener.step("Load the raw tables into a BigQuery emulator");
    Ports ports = Ports.free();
    try (Emulator emulator =
        Emulator.start(
            ledger, toolchain.emulator().python(), ports.bigQueryRest(), ports.bigQueryGrpc())) {
      Warehouse warehouse =
          Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, WAREHOUSE_PATIENCE);
      RawDays raw = new RawDays(emulator.endpoint(), warehouse, airbyte, depth, listener);
      raw.load(postgres.server());
      Optional<ProbeRuns> probing =
          probes == Probes.NONE
              ? Optional.empty()
              : Optional.of(probeRuns(warehouse, emulator.endpoint(), raw, dbtLog, listener));
      listener.step("Build the dbt project of '%s'".formatted(submission.name()));
      DbtRunner runner =
          new DbtRunner(ledger, toolchain.dbt(), emulator.endpoint(), Stack.WAREHOUSE_PROJECT);
      CandidateBuild build =
          new CandidateBuild(runner, toolchain, installation.starter(), project, emulator::isAlive);
      CandidateBuild.Built built = build.build(buildLimit, dbtLog, listener);
      QualityProbe quality =
          QualityProbe.begin(
              ledger,
              toolchain.dbt(),
              installation.starter(),
              STARTER_MODELS,
              project,
              built.outcome());
      Map<String, Delivery> delivered = deliveries(emulator.endpoint(), built.manifest());
      List<CheckResult> probed = new ArrayList<>();
      if (probing.isPresent()) {
        ProbeRuns.Probed runs = probing.get().judge(build, built, delivered);
        probed.addAll(runs.checks());
        // Last of all, since nothing can be built on raw tables that were spoiled.
        probed.addAll(
            new CorruptionRuns(runner, emulator.endpoint(), project, dbtLog, listener)
                .judge(
                    installation.starter(),
                    depth,
                    mostMartRows(world),
                    built,
                    delivered,
                    runs.last(),
                    probes == Probes.ALL));
      }
      listener.step("Compare the marts with the truth");
      GradingInput input =
          new GradingInput(world, depth, built.outcome(), delivered, STARTER_MODELS, left);
      Grade grade = compare(input).with(probed).with(quality.verdicts()).noting(raw.sentences());
      ledger.requireOpen();
      return airbyte.map(setup -> grade.with(setup, raw.shortcomings())).orElse(grade);
    } finally {
      ledger.discard(project);
    }
  }

  /** One at a time: the grader asks the workshop, which nobody may while the next day is made. */
  private synchronized Grade compare(GradingInput input) {
    prepared.join();
    if (nextDay.isPresent()) {
      boolean unused = nextDay.get().handle((day, failure) -> day == null).join();
    }
    return grader.grade(input);
  }

  /**
   * Far more rows than any mart has: tables of more are counted and not read, since a runaway join
   * must not fill the memory.
   */
  public static long mostMartRows(World world) {
    return world.rows(100_000);
  }

  /** The next day is made once, while dbt builds; nothing else may read the workshop meanwhile. */
  private synchronized ProbeRuns probeRuns(
      Warehouse warehouse, URI endpoint, RawDays raw, Path dbtLog, ReplayListener listener) {
    if (nextDay.isEmpty()) {
      nextDay =
          Optional.of(prepared.thenApplyAsync(ready -> NextDay.make(ledger, workshop, answers)));
    }
    return new ProbeRuns(
        warehouse,
        raw,
        nextDay.orElseThrow(),
        manifest -> deliveries(endpoint, manifest),
        dbtLog,
        listener);
  }

  @Override
  public void close() {
    prepared.cancel(true);
    // One that is still being made ends with the server that it reads from.
    if (nextDay.isPresent()) {
      CompletableFuture<Void> unused = nextDay.get().thenAccept(NextDay::close);
    }
    postgres.close();
  }

  private Map<String, Delivery> deliveries(URI endpoint, Optional<Manifest> manifest) {
    Warehouse warehouse = Warehouse.emulator(endpoint, Stack.WAREHOUSE_PROJECT, WAREHOUSE_PATIENCE);
    long rowLimit = mostMartRows(world);
    // The warehouse answers one mart while another one is taken in.
    List<Map<String, Delivery>> read =
        Marts.of(depth).parallelStream()
            .map(mart -> Delivery.read(warehouse, dataset(mart, manifest), List.of(mart), rowLimit))
            .toList();
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    read.forEach(deliveries::putAll);
    return deliveries;
  }

  private static String dataset(Mart mart, Optional<Manifest> manifest) {
    return manifest
        .flatMap(compiled -> compiled.named(mart.name()))
        .map(Manifest.Relation::schema)
        .orElse(MARTS_DATASET);
  }
}
