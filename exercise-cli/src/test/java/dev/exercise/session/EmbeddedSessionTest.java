package dev.exercise.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.DagRun;
import dev.exercise.airflow.TaskInstance;
import dev.exercise.check.Finding;
import dev.exercise.check.SessionCheck;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.QuickGrade;
import dev.exercise.replay.SilentListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.warehouse.Warehouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A candidate's work in a session without Docker, and what is seen of it. One session for all,
 * since Airflow takes long to start: what needs the starter as it is comes first, the end last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EmbeddedSessionTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String DAG = "marketplace_pipeline";

  private static final Session SESSION =
      new Session(
          "test-" + UUID.randomUUID(), World.of(5, "0.1"), Depth.CORE, Ports.free(), Instant.EPOCH);

  @TempDir private static Path folder;
  private static Workspace workspace;
  private static ProcessLedger ledger;
  private static Toolchain toolchain;
  private static EmbeddedSession running;
  private static AirflowClient airflow;
  private static List<Finding> before;
  private static Connection connection;
  private static JobRun job;

  @BeforeAll
  static void startAndSyncTwoTables() throws Exception {
    workspace = new Workspace(folder.resolve("workspace"), false);
    ledger = ProcessLedger.open(INSTALLATION.home(), notice -> {});
    toolchain = Toolchain.prepare(INSTALLATION, ledger, SilentListener.INSTANCE);
    running =
        EmbeddedSession.start(INSTALLATION, ledger, SESSION, workspace, SilentListener.INSTANCE);
    airflow = new AirflowClient(SESSION.airflow()).login("admin", "admin");
    await(() -> !airflow.dags().isEmpty());
    before = check();
    connection = FirstConnection.of(SESSION);
    AirbyteClient airbyte = new AirbyteClient(SESSION.airbyte());
    job = airbyte.await(airbyte.sync(connection).id(), PATIENCE);
  }

  @AfterAll
  static void end() {
    ledger.close();
    DirectoryTree.delete(TestHome.path().resolve("airbyte").resolve(SESSION.candidate()));
    new Sessions(TestHome.path()).forget(SESSION.candidate());
  }

  @Test
  @Order(1)
  void everyServiceIsReadyBeforeTheCandidateBegins() {
    assertThat(running.accessCard().airbyte().getPort()).isEqualTo(SESSION.ports().airbyte());
    assertThat(running.accessCard().airflow().getPort()).isEqualTo(SESSION.ports().airflow());
    assertThat(before)
        .extracting(finding -> finding.service() + " " + finding.state())
        .containsExactly(
            "Source PostgreSQL OK",
            "Airbyte OK",
            "Airbyte connection OPEN",
            "BigQuery emulator OPEN",
            "Airflow OK",
            "Airflow DAGs OK",
            "dbt project OK");
    assertThat(found(before, "Airflow DAGs")).isEqualTo("parsed: " + DAG);
  }

  @Test
  @Order(2)
  void whatTheCandidateSetsUpInAirbyteWorksAndIsChecked() throws Exception {
    List<Finding> findings = check();

    assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(findings)
        .extracting(Finding::service)
        .contains(
            "Airbyte source Marketplace",
            "Airbyte destination Warehouse",
            "Airbyte connection Marketplace to warehouse");
    assertThat(findings).noneMatch(finding -> finding.state() == Finding.State.FAILED);
    assertThat(found(findings, "BigQuery emulator"))
        .startsWith("answers; raw lacks ")
        .contains("payments")
        .doesNotContain("orders,", "users");
    assertThat(streams(new CandidatesAirbyte(SESSION, INSTALLATION.home()).read()))
        .containsExactly("orders", "users");
    assertThat(state(SESSION.airbyte())).contains("updated_at");
  }

  @Test
  @Order(3)
  void aDagFileThatCannotBeReadIsNamedWithTheReason() throws Exception {
    Path file = workspace.airflow().resolve("dags/nightly.py");

    Files.writeString(file, "from airflow.sdk import DAG\n\nwith DAG(\n");
    await(() -> !airflow.importErrors().isEmpty());

    assertThat(check())
        .filteredOn(finding -> finding.state() == Finding.State.FAILED)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.service()).isEqualTo("Airflow DAG file nightly.py");
              assertThat(finding.found()).startsWith("SyntaxError: ");
              assertThat(finding.remedy()).isNotEmpty();
            });

    Files.delete(file);
    await(() -> airflow.importErrors().isEmpty());
  }

  @Test
  @Order(4)
  void theCandidateLogsInToAirflowAndSeesTheDag() {
    try (AirflowPages pages = AirflowPages.open(SESSION.airflow())) {
      pages.logIn("admin", "admin");

      assertThat(pages.shows(DAG)).isTrue();
    }
  }

  @Test
  @Order(5)
  void theStarterDagRunsAsItIsOnceTheTablesAreLoaded() throws Exception {
    running.sync(SilentListener.INSTANCE);

    airflow.unpause(DAG);
    DagRun run = airflow.await(airflow.trigger(DAG), PATIENCE);

    assertThat(airflow.taskInstances(run))
        .allMatch(task -> task.state().equals("success"))
        .extracting(TaskInstance::task)
        .containsExactlyInAnyOrder("dbt_deps", "dbt_seed", "dbt_run", "dbt_test");
    assertThat(run.state()).isEqualTo(DagRun.State.SUCCESS);
  }

  @Test
  @Order(6)
  void theReferenceDagSyncsBuildsAndTests() {
    Overlay.SOLUTION.layOver(workspace.project());
    Overlay.SOLUTION_AIRFLOW.layOver(workspace.airflow());
    // It has a schedule, and the DAG is no longer paused: the first run comes by itself.
    await(() -> scheduledRun().isPresent());

    DagRun run = airflow.await(scheduledRun().orElseThrow(), PATIENCE);

    assertThat(airflow.taskInstances(run))
        .allMatch(task -> task.state().equals("success"))
        .extracting(TaskInstance::task)
        .contains("sync", "sources.test", "staging.test", "intermediate.test", "marts.test");
    assertThat(run.state()).isEqualTo(DagRun.State.SUCCESS);
    assertThat(new AirbyteClient(SESSION.airbyte()).lastSync(connection))
        .hasValueSatisfying(last -> assertThat(last.id()).isGreaterThan(job.id()));
    assertThat(
            Warehouse.emulator(SESSION.warehouse(), Stack.WAREHOUSE_PROJECT, PATIENCE)
                .rows("analytics", "fct_orders")
                .orElse(0))
        .isPositive();
  }

  @Test
  @Order(7)
  void theMartsAreJudgedAsTheyStandAndNothingOfThemChanges() throws Exception {
    LeftMarts left =
        CandidatesWarehouse.read(SESSION.warehouse(), SESSION.world(), SESSION.depth());

    Grade grade =
        new QuickGrade(ledger, SilentListener.INSTANCE)
            .of((LeftMarts.Found) left, SESSION.world(), SESSION.depth());

    assertThat(grade.marts())
        .hasSize(5)
        .allSatisfy(mart -> assertThat(mart.outcome()).isEqualTo(new Outcome.Passed()));
    assertThat(grade.mistakes()).isEmpty();
    assertThat(CandidatesWarehouse.read(SESSION.warehouse(), SESSION.world(), SESSION.depth()))
        .usingRecursiveComparison()
        .isEqualTo(left);
  }

  @Test
  @Order(8)
  void whatTheCandidateSetUpInAirbyteStaysForTheGradeWhenTheSessionHasEnded() throws Exception {
    running.close();
    CandidatesAirbyte airbyte = new CandidatesAirbyte(SESSION, INSTALLATION.home());
    List<Finding> afterwards = check();

    // Another session may have the port by now, and its Airbyte is not this candidate's.
    try (AirbyteServer another =
        AirbyteServer.start(ServerOptions.of(SESSION.ports().airbyte(), folder.resolve("bob")))) {
      assertThat(another.uri().getPort()).isEqualTo(SESSION.ports().airbyte());
      assertThat(streams(airbyte.read())).as("kept").containsExactly("orders", "users");
    }
    // A later session with the same workspace has a new warehouse: its first sync reads it all.
    try (AirbyteServer again = airbyte.start(true)) {
      assertThat(state(again.uri())).as("states").contains("not_set");
    }

    assertThat(streams(airbyte.read())).as("kept").containsExactly("orders", "users");
    assertThat(afterwards)
        .filteredOn(finding -> finding.service().matches("Source.*|Airbyte|Airflow|BigQuery.*"))
        .hasSize(4)
        .allMatch(finding -> finding.state() == Finding.State.FAILED);
    assertThat(afterwards).allSatisfy(EmbeddedSessionTest::tellsWhatToDo);
  }

  @Test
  void withoutAnAirbyteNothingIsKnownAndThatIsSaid() {
    AirbyteSetup setup = new CandidatesAirbyte(SESSION, folder).read();

    assertThat(setup)
        .isInstanceOfSatisfying(
            AirbyteSetup.Unread.class,
            unread ->
                assertThat(unread.why())
                    .contains("no session of '%s'".formatted(SESSION.candidate())));
  }

  private static Optional<DagRun> scheduledRun() {
    return airflow.runs(DAG).stream().filter(run -> run.id().startsWith("scheduled")).findFirst();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time to wait").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    }
  }

  private static String state(URI address) throws Exception {
    AirbyteClient airbyte = new AirbyteClient(address);
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/state/get"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"connectionId\":\"%s\"}"
                        .formatted(airbyte.connections(airbyte.workspace()).get(0).id())))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static List<Finding> check() {
    return SessionCheck.run(
        SESSION, workspace.folder(), ledger, toolchain, SilentListener.INSTANCE);
  }

  private static String found(List<Finding> findings, String service) {
    return findings.stream()
        .filter(finding -> finding.service().equals(service))
        .findFirst()
        .orElseThrow()
        .found();
  }

  private static void tellsWhatToDo(Finding finding) {
    if (finding.state() == Finding.State.FAILED) {
      assertThat(finding.remedy()).as(finding.service()).isNotEmpty();
    }
  }

  private static List<String> streams(AirbyteSetup setup) {
    return ((AirbyteSetup.Read) setup)
        .connections().stream()
            .flatMap(connected -> connected.connection().selected().stream())
            .map(ConnectionStream::name)
            .sorted()
            .toList();
  }
}
