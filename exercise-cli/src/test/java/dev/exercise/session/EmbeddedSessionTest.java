package dev.exercise.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.DiscoveredCatalog;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.NewConnection;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.check.Finding;
import dev.exercise.check.SessionCheck;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.SilentListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate's first task in a session without Docker, and what is seen of it. */
final class EmbeddedSessionTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());

  private final Session session =
      new Session(
          "test-" + UUID.randomUUID(), World.of(5, "0.1"), Depth.CORE, Ports.free(), Instant.EPOCH);

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    DirectoryTree.delete(TestHome.path().resolve("airbyte").resolve(session.candidate()));
  }

  @Test
  void whatTheCandidateSetsUpInAirbyteWorksIsCheckedAndStaysForTheGrade() throws Exception {
    Path workspace = folder.resolve("workspace");
    CandidatesAirbyte airbyte = new CandidatesAirbyte(session, INSTALLATION.home());
    try (ProcessLedger ledger = ProcessLedger.open(INSTALLATION.home(), notice -> {})) {
      Toolchain toolchain = Toolchain.prepare(INSTALLATION, ledger, SilentListener.INSTANCE);
      try (EmbeddedSession running =
          EmbeddedSession.start(
              INSTALLATION,
              ledger,
              session,
              new Workspace(workspace, false),
              SilentListener.INSTANCE)) {
        assertThat(running.accessCard().airbyte().getPort()).isEqualTo(session.ports().airbyte());
        assertThat(check(workspace, ledger, toolchain))
            .as("before the candidate begins")
            .extracting(Finding::state)
            .containsExactly(
                Finding.State.OK,
                Finding.State.OK,
                Finding.State.OPEN,
                Finding.State.OPEN,
                Finding.State.OK);

        JobRun job = syncOrdersAndUsers();

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        List<Finding> findings = check(workspace, ledger, toolchain);
        assertThat(findings)
            .extracting(Finding::service)
            .contains(
                "Airbyte source Marketplace",
                "Airbyte destination Warehouse",
                "Airbyte connection Marketplace to warehouse");
        assertThat(findings)
            .filteredOn(finding -> finding.state() == Finding.State.FAILED)
            .isEmpty();
        assertThat(findings)
            .filteredOn(finding -> finding.service().equals("BigQuery emulator"))
            .singleElement()
            .satisfies(
                finding ->
                    assertThat(finding.found())
                        .startsWith("answers; raw lacks ")
                        .contains("payments")
                        .doesNotContain("orders,", "users"));
        assertThat(streams(airbyte.read())).containsExactly("orders", "users");
        assertThat(state(session.airbyte())).contains("updated_at");
      }
      List<Finding> afterwards = check(workspace, ledger, toolchain);

      // Another session may have the port by now, and its Airbyte is not this candidate's.
      try (AirbyteServer another =
          AirbyteServer.start(ServerOptions.of(session.ports().airbyte(), folder.resolve("bob")))) {
        assertThat(another.uri().getPort()).isEqualTo(session.ports().airbyte());
        assertThat(streams(airbyte.read())).as("kept").containsExactly("orders", "users");
      }
      // A later session with the same workspace has a new warehouse: its first sync reads it all.
      try (AirbyteServer again = airbyte.start(true)) {
        assertThat(state(again.uri())).as("states").contains("not_set");
      }

      assertThat(streams(airbyte.read())).as("kept").containsExactly("orders", "users");
      assertThat(afterwards)
          .filteredOn(finding -> finding.service().matches("Source.*|Airbyte|BigQuery.*"))
          .extracting(Finding::state)
          .containsOnly(Finding.State.FAILED);
      assertThat(afterwards).allSatisfy(EmbeddedSessionTest::tellsWhatToDo);
    }
  }

  @Test
  void withoutAnAirbyteNothingIsKnownAndThatIsSaid() {
    AirbyteSetup setup = new CandidatesAirbyte(session, folder).read();

    assertThat(setup)
        .isInstanceOfSatisfying(
            AirbyteSetup.Unread.class,
            unread ->
                assertThat(unread.why())
                    .contains("no session of '%s'".formatted(session.candidate())));
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

  private List<Finding> check(Path workspace, ProcessLedger ledger, Toolchain toolchain) {
    return SessionCheck.run(session, workspace, ledger, toolchain, SilentListener.INSTANCE);
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

  private JobRun syncOrdersAndUsers() throws InterruptedException {
    AirbyteClient airbyte = new AirbyteClient(session.airbyte());
    var workspace = airbyte.workspace();
    ObjectNode postgres =
        JsonNodeFactory.instance
            .objectNode()
            .put("host", "localhost")
            .put("port", session.ports().postgres())
            .put("database", "marketplace")
            .put("username", "marketplace")
            .put("password", "marketplace_secret");
    Source source =
        airbyte.createSource(
            workspace, "Marketplace", id(airbyte.sourceDefinitions(workspace)), postgres);
    // The emulator's address comes from the server's environment.
    ObjectNode bigQuery =
        JsonNodeFactory.instance
            .objectNode()
            .put("project_id", Stack.WAREHOUSE_PROJECT)
            .put("dataset_id", "raw")
            .put("dataset_location", "US");
    Destination destination =
        airbyte.createDestination(
            workspace, "Warehouse", id(airbyte.destinationDefinitions(workspace)), bigQuery);
    DiscoveredCatalog catalog = airbyte.discover(source);
    Connection connection =
        airbyte.createConnection(
            new NewConnection(
                "Marketplace to warehouse",
                source.id(),
                destination.id(),
                catalog,
                List.of(
                    ConnectionStream.of(
                            catalog.stream("orders").orElseThrow(),
                            SyncMode.INCREMENTAL,
                            DestinationSyncMode.APPEND_DEDUP)
                        .withCursor("updated_at"),
                    ConnectionStream.of(
                        catalog.stream("users").orElseThrow(),
                        SyncMode.FULL_REFRESH,
                        DestinationSyncMode.OVERWRITE)),
                new Schedule.Manual(),
                Placement.DEFAULT));
    return airbyte.await(airbyte.sync(connection).id(), Duration.ofMinutes(3));
  }

  private static UUID id(List<ConnectorDefinition> definitions) {
    return definitions.get(0).id();
  }
}
