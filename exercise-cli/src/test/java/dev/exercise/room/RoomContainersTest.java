package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Replay;
import dev.exercise.replay.SilentListener;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** The whole Compose file by Testcontainers, from the planted source to the grade. */
final class RoomContainersTest {

  private static final Duration PATIENCE = Duration.ofMinutes(7);

  @TempDir private static Path place;

  private static Path workspace;
  private static ComposeContainer room;

  @BeforeAll
  static void start() throws Exception {
    Docker.requireEngine();
    Docker.requireCompose();
    workspace = place.resolve("workspace");
    OpenRoom.write(workspace);
    File file = FreeRoomFile.write(workspace);
    room =
        new ComposeContainer(file)
            .withBuild(true)
            .withEnv("BUILDKIT_PROGRESS", "plain")
            .withExposedService("source-postgres", 5432, healthy())
            .withExposedService("bigquery-emulator", 9050, healthy())
            .withExposedService("airbyte", 8000, healthy())
            .withExposedService("airflow-api-server", 8080, healthy())
            .waitingFor("dbt", healthy())
            .withStartupTimeout(PATIENCE);
    room.start();
  }

  @AfterAll
  static void stop() {
    if (room != null) {
      room.stop();
    }
  }

  @Test
  void theCopyForTestsDiffersFromTheShippedFileInNamesAndPortsOnly() throws Exception {
    JsonNode shipped = asComposeReadsIt("docker-compose.yml");
    JsonNode copy = asComposeReadsIt("docker-compose.free.yml");

    for (JsonNode service : shipped.path("services")) {
      ((ObjectNode) service).remove("container_name");
      ((ObjectNode) service).remove("ports");
    }
    assertThat(copy.path("services")).isEqualTo(shipped.path("services"));
    assertThat(copy.path("volumes").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> shipped.path("volumes").fieldNames());
  }

  @Test
  void aCandidatesWorkIsBuiltInTheRoomAndEarnsItsGrade() throws Exception {
    Overlay.SOLUTION.layOver(workspace.resolve(RoomFolder.PROJECT));
    new Loading(address("airbyte", 8000)).load();

    Container.ExecResult built =
        container("dbt").execInContainer("bash", "-c", "dbt deps && dbt build");

    assertThat(built.getExitCode()).as(built.getStdout()).isZero();
    Warehouse warehouse =
        Warehouse.emulator(
            address("bigquery-emulator", 9050), Stack.WAREHOUSE_PROJECT, Duration.ofMinutes(1));
    for (Mart mart : Marts.of(Depth.FULL)) {
      assertThat(warehouse.read("analytics", mart, 1_000_000))
          .hasValueSatisfying(read -> assertThat(read.rowCount()).isPositive());
    }
    Installation installation =
        new Installation(workspace.resolve(RoomFolder.PROJECT), TestHome.path());
    try (Replay replay =
        Replay.open(
            installation, TestHome.ledger(), OpenRoom.WORLD, Depth.FULL, SilentListener.INSTANCE)) {
      Grade grade =
          replay.grade(
              Submission.open(workspace.resolve(RoomFolder.PROJECT)), place.resolve("dbt.log"));
      assertThat(grade.marts()).hasSize(9);
      assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
      assertThat(grade.mistakes()).isEmpty();
      assertThat(grade.negative()).isFalse();
    }
  }

  @Test
  void theSourceIsTheCandidatesToReadAndNobodyElses() throws Exception {
    PostgresServer source =
        new PostgresServer(
            room.getServiceHost("source-postgres", 5432),
            room.getServicePort("source-postgres", 5432),
            "marketplace",
            "marketplace_secret");

    try (Connection connection = source.connect("marketplace");
        Statement statement = connection.createStatement();
        ResultSet rights =
            statement.executeQuery(
                """
                select rolsuper, rolcreatedb, rolcreaterole,
                    has_table_privilege('orders', 'select'), has_table_privilege('orders', 'insert, update, delete')
                from pg_roles where rolname = current_user
                """)) {
      assertThat(rights.next()).isTrue();
      assertThat(rights.getBoolean(1)).isFalse();
      assertThat(rights.getBoolean(2)).isFalse();
      assertThat(rights.getBoolean(3)).isFalse();
      assertThat(rights.getBoolean(4)).isTrue();
      assertThat(rights.getBoolean(5)).isFalse();
    }
  }

  private static JsonNode asComposeReadsIt(String file) throws Exception {
    Terminal.Screen read =
        new Terminal(workspace, Map.of())
            .pipe("docker", "compose", "-p", "same", "-f", file, "config", "--format", "json");
    assertThat(read.code()).as(read.screen()).isZero();
    return new ObjectMapper().readTree(read.screen());
  }

  /** Each strategy has a limit of its own: a minute, where nothing is said. */
  private static WaitStrategy healthy() {
    return Wait.forHealthcheck().withStartupTimeout(PATIENCE);
  }

  private static URI address(String service, int port) {
    // By a name that Airbyte answers to; it turns other hosts away.
    return URI.create("http://localhost:%d".formatted(room.getServicePort(service, port)));
  }

  private static ContainerState container(String service) {
    return room.getContainerByServiceName(service).orElseThrow();
  }
}
