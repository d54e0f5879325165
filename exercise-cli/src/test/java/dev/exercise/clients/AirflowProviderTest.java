package dev.exercise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The candidate's Airflow syncs by its Airbyte provider, in DAG runs with a store of its own. */
@Timeout(300)
final class AirflowProviderTest {

  @TempDir private static Path folder;
  private static AirbyteRoom room;
  private static Connection shop;
  private static Connection broken;
  private static Connection slow;
  private static JsonNode seen;

  @BeforeAll
  static void runTheDags() throws Exception {
    room = AirbyteRoom.open(folder.resolve("airbyte"));
    room.shop()
        .run(
            """
            create table gone (id integer primary key);
            create table locked (id integer primary key);
            grant select on gone, locked to shop_reader;
            """);
    shop = room.setup().connection("airflow");
    broken = room.setup().connection("broken", "gone");
    slow = room.setup().connection("slow", "locked");
    room.shop().run("drop table gone");
    try (var holder = room.shop().lock("locked")) {
      seen =
          airflow(
              "sync_and_wait", shop.id().toString(),
              "sync_and_watch", shop.id().toString(),
              "sync_and_wait_for_nothing", broken.id().toString(),
              "sync_and_watch_nothing", broken.id().toString(),
              "sync_out_of_time", slow.id().toString());
      holder.rollback();
    }
  }

  @AfterAll
  static void closeTheRoom() {
    room.close();
  }

  @Test
  void operatorWaitsForASyncThatSucceeds() throws Exception {
    assertThat(seen.get("sync_and_wait"))
        .hasToString("{\"run\":\"success\",\"tasks\":{\"trigger\":\"success\"}}");
    assertThat(room.client().lastSync(shop).orElseThrow().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(room.shop().warehouse("select count(*), count(distinct id) from airflow.orders"))
        .containsExactly(List.of("500", "500"));
  }

  @Test
  void sensorWatchesASyncThatSucceeds() {
    assertThat(seen.get("sync_and_watch"))
        .hasToString(
            "{\"run\":\"success\",\"tasks\":{\"trigger\":\"success\",\"watch\":\"success\"}}");
  }

  @Test
  void syncThatFailsFailsTheTask() {
    assertThat(seen.at("/sync_and_wait_for_nothing/run").textValue()).isEqualTo("failed");
    assertThat(seen.at("/sync_and_watch_nothing/tasks"))
        .hasToString("{\"trigger\":\"success\",\"watch\":\"failed\"}");

    JobRun job = room.client().lastSync(broken).orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.failure().orElseThrow().message()).contains("gone");
  }

  @Test
  void taskThatIsKilledCancelsTheJob() throws Exception {
    assertThat(seen.at("/sync_out_of_time/tasks/trigger").textValue()).isEqualTo("failed");

    JobRun job = room.client().lastSync(slow).orElseThrow();
    assertThat(room.client().await(job.id(), AirbyteRoom.PATIENCE).status())
        .isEqualTo(JobStatus.CANCELLED);
  }

  private static JsonNode airflow(String... dagsAndConnections) throws Exception {
    Path home = Files.createDirectory(folder.resolve("airflow"));
    Path dags = Files.createDirectory(home.resolve("dags"));
    Files.writeString(dags.resolve("airflow_dags.py"), Shop.resource("airflow_dags.py"));
    return new Script("airflow_runs.py", ClientEnvironments.airflow(), home)
        .with("AIRFLOW_HOME", home.toString())
        .with("AIRFLOW__CORE__DAGS_FOLDER", dags.toString())
        .with("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
        .with("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "sqlite:///%s/airflow.db".formatted(home))
        .with("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False")
        .with(
            "AIRFLOW_CONN_AIRBYTE_DEFAULT",
            Shop.object()
                .put("conn_type", "airbyte")
                .put("host", room.server() + "/api/public/v1")
                .toString())
        .run(dagsAndConnections);
  }
}
