package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.TestHome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of both runtimes: the same steps with the same outcomes, from setup to grade, and
 * nothing left behind.
 */
final class RehearsalTest {

  private static final List<String> STEPS =
      List.of(
          "Set the session up",
          "Check every service",
          "Load the raw tables",
          "Lay the reference solution over the starter",
          "Build the dbt project in the room",
          "Run the DAG in Airflow",
          "Collect the work",
          "Grade the work",
          "Tear the session down");

  @TempDir private Path folder;

  @Test
  void withoutDocker() throws Exception {
    rehearse(SessionRuntime.EMBEDDED, Ports.free());
  }

  @Test
  void inContainers() throws Exception {
    Docker.requireEngine();
    Docker.requireCompose();
    ShippedNames.claim(Compose.PROJECT);

    rehearse(SessionRuntime.COMPOSE, Ports.MANUAL);

    assertThat(
            Docker.run(
                    "ps",
                    "--all",
                    "--quiet",
                    "--filter",
                    "label=com.docker.compose.project=exercise")
                .output())
        .isEmpty();
    assertThat(
            Docker.run(
                    "volume",
                    "ls",
                    "--quiet",
                    "--filter",
                    "label=com.docker.compose.project=exercise")
                .output())
        .isEmpty();
    ShippedNames.release(Compose.PROJECT);
  }

  private void rehearse(SessionRuntime runtime, Ports ports) throws Exception {
    Installation installation =
        new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
    Session session =
        new Session(
            Rehearsal.ALIAS + "-test",
            World.of(11, "0.05"),
            Depth.CORE,
            ports,
            Instant.EPOCH,
            runtime,
            Optional.of(folder.toRealPath().resolve("workspace")),
            runtime == SessionRuntime.EMBEDDED);
    dev.exercise.stack.Docker docker = dev.exercise.stack.Docker.ofThisUser();
    try (ProcessLedger ledger = ProcessLedger.open(TestHome.path(), notice -> {})) {
      List<RehearsalStep> steps =
          Rehearsal.run(
              installation,
              ledger,
              docker,
              RuntimeChoice.of(Optional.of(runtime), docker),
              session,
              SilentListener.INSTANCE);

      assertThat(steps).extracting(RehearsalStep::name).isEqualTo(STEPS);
      assertThat(steps)
          .allSatisfy(
              step ->
                  assertThat(step.outcome())
                      .as(step.name() + " " + step.detail())
                      .isEqualTo(RehearsalStep.Outcome.PASSED));
    }
    assertThat(session.workspace(TestHome.path())).doesNotExist();
    assertThat(new Sessions(TestHome.path()).find(session.candidate())).isEmpty();
    assertThat(collected())
        .contains(
            "dbt_project/models/marts/fct_orders.sql",
            "airflow/dags/marketplace_pipeline.py",
            "airbyte/connections.json",
            "warehouse/raw/orders.ndjson.gz",
            "warehouse/analytics/fct_orders.ndjson.gz",
            "manifest.json");
    if (runtime == SessionRuntime.COMPOSE) {
      assertThat(collected()).contains("logs/airflow-scheduler.log", "logs/airbyte.log");
    }
  }

  private static List<String> collected() throws Exception {
    try (ZipFile zip =
        new ZipFile(TestHome.path().resolve("rehearsal").resolve("work.zip").toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
