package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Planting;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** Each service of the room alone, asked for what it promises the candidate. */
final class ServiceContainersTest {

  @TempDir private static Path place;

  private static Path workspace;
  private static Map<String, List<String>> planted;
  private static SoloService services;

  @BeforeAll
  static void writeAWorkspace() throws Exception {
    Docker.requireEngine();
    Docker.requireCompose();
    workspace = place.resolve("workspace");
    try (ScratchPostgres postgres = ScratchPostgres.start(TestHome.ledger())) {
      Workshop unused =
          Planting.plant(
              postgres.server(), postgres.server(), OpenRoom.WORLD, Depth.FULL, Progress.NONE);
      planted = SourceFingerprint.of(postgres.server());
      new RoomFolder(TestHome.root())
          .write(workspace, postgres.server(), Depth.FULL, Progress.NONE);
    }
    services = SoloService.in(workspace);
  }

  @Test
  void theSourceHasEveryRowThatWasPlantedForARoleThatReads() throws Exception {
    try (GenericContainer<?> source = services.named("source-postgres", 5432)) {
      source.start();
      PostgresServer server =
          new PostgresServer(
              source.getHost(), source.getMappedPort(5432), "marketplace", "marketplace_secret");

      assertThat(SourceFingerprint.of(server)).hasSize(10).isEqualTo(planted);

      try (Connection connection = server.connect("marketplace");
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("delete from orders"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
      PostgresServer guesser =
          new PostgresServer(
              source.getHost(), source.getMappedPort(5432), "marketplace", "guessed");
      assertThatThrownBy(() -> guesser.connect("marketplace").close())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aSourceThatWasNeverFinishedIsMadeAnewAtItsNextStart() throws Exception {
    try (GenericContainer<?> source = services.named("source-postgres", 5432)) {
      source.start();
      // As a machine that went off in the midst of it leaves it: a table short, and not marked.
      run(
          source,
          "psql -qU postgres -d marketplace -c 'drop table event_log' && rm \"$PGDATA/whole\"");

      source.getDockerClient().restartContainerCmd(source.getContainerId()).exec();

      run(
          source,
          "for try in $(seq 60); do [ -e \"$PGDATA/whole\" ] && exit; sleep 1; done; exit 1");
      assertThat(
              run(
                  source,
                  "psql -AtU marketplace -d marketplace -c 'select count(*) from event_log'"))
          .isEqualTo(planted.get("event_log").get(0).replaceAll(" rows.*", ""));
    }
  }

  @Test
  void theEmulatorAnswersTheJavaClient() throws Exception {
    try (GenericContainer<?> emulator = services.named("bigquery-emulator", 9050, 9060)) {
      emulator.start();
      BigQuery bigQuery =
          BigQueryOptions.newBuilder()
              .setHost(address(emulator, 9050).toString())
              .setProjectId(Stack.WAREHOUSE_PROJECT)
              .setCredentials(NoCredentials.getInstance())
              .build()
              .getService();

      bigQuery.create(DatasetInfo.of("staging"));
      bigQuery.query(
          QueryJobConfiguration.of(
              "create table staging.orders as select 7 as id, numeric '19.90' as amount union all select 8, 0.1"));

      assertThat(
              bigQuery
                  .query(
                      QueryJobConfiguration.of(
                          "select count(*) as orders, sum(amount) as amount from staging.orders"))
                  .iterateAll())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.get("orders").getLongValue()).isEqualTo(2);
                assertThat(row.get("amount").getNumericValue()).isEqualByComparingTo("20");
              });
      assertThatThrownBy(
              () -> bigQuery.query(QueryJobConfiguration.of("select * from staging.missing")))
          .hasMessageContaining("missing");
    }
  }

  @Test
  void dbtHasItsToolsAndItsPackagesWithoutAnyNetwork() throws Exception {
    try (Network nowhere =
            Network.builder()
                .createNetworkCmdModifier(command -> command.withInternal(true))
                .build();
        GenericContainer<?> dbt = services.cutOff("dbt", nowhere)) {
      dbt.start();

      assertThat(run(dbt, "pwd")).isEqualTo("/workspace/dbt_project");
      assertThat(run(dbt, "id -u")).isNotEqualTo("0").isEqualTo(owner());
      assertThat(run(dbt, "dbt --version")).contains("bigquery");
      assertThat(run(dbt, "psql --version")).contains(" 17");
      assertThat(run(dbt, "git init --quiet . && git status --short")).contains("dbt_project.yml");
      assertThat(dbt.execInContainer("bash", "-c", ": < /dev/tcp/1.1.1.1/443").getExitCode())
          .as("the network leads nowhere")
          .isNotZero();

      Container.ExecResult deps = dbt.execInContainer("dbt", "deps");

      assertThat(deps.getExitCode()).as(deps.getStdout()).isZero();
      assertThat(deps.getStderr()).contains("offline subset");
      assertThat(dbt.getLogs()).contains("OFFLINE SUBSET: dbt_utils");
      Path installed = workspace.resolve("dbt_project/dbt_packages/dbt_utils/dbt_project.yml");
      assertThat(installed).exists();
      assertThat(Files.getAttribute(installed, "unix:uid")).hasToString(owner());
    }
  }

  @Test
  void airflowParsesTheStartersDagAndNamesWhatItCannotParse() throws Exception {
    try (GenericContainer<?> airflow = services.shellOf("airflow-scheduler")) {
      // It needs no server of its own to be asked what it makes of a file.
      airflow.addEnv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "sqlite:////tmp/airflow.db");
      airflow.start();

      assertThat(run(airflow, "id -u")).isNotEqualTo("0").isEqualTo(owner());
      assertThat(run(airflow, "command -v dbt")).isEqualTo("/usr/local/bin/dbt");
      run(airflow, "service init");
      assertThat(run(airflow, "airflow dags list --local --output plain"))
          .contains("marketplace_pipeline");
      assertThat(run(airflow, "airflow dags list-import-errors --local")).contains("No data found");

      Path broken = workspace.resolve("airflow/dags/broken.py");
      Files.writeString(broken, "from airflow.sdk import DAG\nimport no_such_module\n");
      try {
        Container.ExecResult errors =
            airflow.execInContainer("airflow", "dags", "list-import-errors", "--local");
        assertThat(errors.getStdout()).contains("no_such_module");
      } finally {
        Files.delete(broken);
      }
    }
  }

  @Test
  void airbyteIsHealthyAndShowsItsPage() throws Exception {
    try (GenericContainer<?> airbyte = services.named("airbyte", 8000)) {
      airbyte.start();
      HttpClient http = HttpClient.newHttpClient();

      HttpResponse<String> health =
          http.send(get(address(airbyte, 8000).resolve("/api/v1/health")), text());
      HttpResponse<String> page = http.send(get(address(airbyte, 8000)), text());

      assertThat(health.body()).contains("\"available\":true");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
      assertThat(page.body()).containsIgnoringCase("<html").contains("Airbyte");
      assertThat(run(airbyte, "id -u")).isNotEqualTo("0");
    }
  }

  private static HttpRequest get(URI address) {
    return HttpRequest.newBuilder(address).build();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(UTF_8);
  }

  /** What a shell in the container prints; it has to end well. */
  private static String run(GenericContainer<?> container, String script) throws Exception {
    Container.ExecResult ended = container.execInContainer("bash", "-c", script);
    assertThat(ended.getExitCode()).as(ended.getStdout() + ended.getStderr()).isZero();
    return ended.getStdout().strip();
  }

  private static URI address(GenericContainer<?> container, int port) {
    // By a name that Airbyte answers to; it turns other hosts away.
    return URI.create("http://localhost:%d/".formatted(container.getMappedPort(port)));
  }

  /** Whose the workspace is, as the containers are told. */
  private static String owner() throws Exception {
    return Files.readAllLines(workspace.resolve(".env")).stream()
        .filter(line -> line.startsWith("EXERCISE_UID="))
        .map(line -> line.substring("EXERCISE_UID=".length()))
        .findFirst()
        .orElseThrow();
  }
}
