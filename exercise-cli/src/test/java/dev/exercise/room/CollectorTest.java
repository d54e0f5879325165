package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Ports;
import dev.exercise.submission.Submission;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting from a room of which nothing answers; from a whole one, the rehearsal does. */
final class CollectorTest {

  private static final long SEED = 8_223_372_036_854_775_001L;

  @TempDir private Path folder;

  @Test
  void fromARoomThatIsBrokenTheFilesComeBackAndTheRestIsNamed() throws Exception {
    Path workspace = workspace();
    Session session = session(workspace);

    Collection work = collect(session);

    try (ZipFile zip = new ZipFile(work.zip().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "dbt_project/dbt_project.yml",
              "dbt_project/models/marts/fct_orders.sql",
              "dbt_project/models/staging/logs/stg_event_log.sql",
              "dbt_project/.git/HEAD",
              "dbt_project/.git/logs/HEAD",
              ".git/logs/HEAD",
              "airflow/dags/pipeline.py",
              "timeline/dbt.log",
              "manifest.json");
      JsonNode manifest = manifest(zip);
      assertThat(manifest.path("candidate").asText()).isEqualTo("ada");
      assertThat(manifest.path("missing").findValuesAsText("what"))
          .contains(
              "Airbyte's connections",
              "warehouse",
              "services' logs",
              "Airbyte's syncs",
              "Airflow's runs",
              "dbt_project/link.sql");
      assertThat(manifest.toString()).doesNotContain(Long.toString(SEED));
    }
    assertThat(work.missing()).allSatisfy(one -> assertThat(one.why()).isNotBlank());
    assertThat(workspace.resolve("dbt_project/target/run.sql")).exists();
  }

  @Test
  void whatWasCollectedCanBeGradedFrom() throws Exception {
    Collection work = collect(session(workspace()));

    Submission submission = Submission.open(work.zip(), folder.resolve("unpacked"));

    assertThat(submission.dbtProject().resolve("models/marts/fct_orders.sql"))
        .hasContent("select 1");
  }

  @Test
  void withoutAWorkspaceItSaysSo() {
    Collection work = collect(session(folder.resolve("gone")));

    assertThat(work.missing())
        .extracting(Collection.Missing::what)
        .contains("dbt project", "DAGs", "warehouse");
    assertThat(work.isComplete()).isFalse();
  }

  @Test
  void whatOnlyAServiceHoldsIsToldApartFromFilesAndLogs() throws Exception {
    Collection work = collect(session(workspace()));

    assertThat(kind(work, "Airbyte's connections")).isEqualTo(Collection.Kind.HELD);
    assertThat(kind(work, "warehouse")).isEqualTo(Collection.Kind.HELD);
    assertThat(kind(work, "dbt_project/link.sql")).isEqualTo(Collection.Kind.FILES);
    assertThat(kind(work, "services' logs")).isEqualTo(Collection.Kind.EXTRA);
    assertThat(work.leavesWorkInServices()).isTrue();
    assertThat(only(Collection.Kind.FILES).leavesWorkInServices()).isFalse();
    assertThat(only(Collection.Kind.FILES).isComplete()).isFalse();
    assertThat(only(Collection.Kind.EXTRA).isComplete()).isTrue();
  }

  @Test
  void anotherRoomsServicesAreNotAskedAndWhatLiesOnTheDiskComesBack() throws Exception {
    Session session = session(workspace());
    try (Stranger airbyte = Stranger.on(session.ports().airbyte());
        Stranger warehouse = Stranger.on(session.ports().bigQueryRest())) {
      Collection work =
          collector()
              .collect(
                  session,
                  Optional.of("The room of 'bob' is up."),
                  CollectorTest::noEngine,
                  folder.resolve("out/work.zip"));

      assertThat(airbyte.asked()).isEmpty();
      assertThat(warehouse.asked()).isEmpty();
      assertThat(work.missing())
          .filteredOn(one -> one.kind() == Collection.Kind.HELD)
          .extracting(one -> one.what() + ": " + one.why())
          .containsExactly(
              "Airbyte's connections: The room of 'bob' is up.",
              "warehouse: The room of 'bob' is up.");
      try (ZipFile zip = new ZipFile(work.zip().toFile())) {
        assertThat(zip.getEntry("dbt_project/models/marts/fct_orders.sql")).isNotNull();
        assertThat(manifest(zip).path("missing").findValuesAsText("why"))
            .contains("The room of 'bob' is up.");
      }
    }
  }

  @Test
  void anEarlierZipIsNotWrittenOver() throws Exception {
    Path zip = Files.writeString(folder.resolve("ada.zip"), "all that is left");

    assertThatThrownBy(() -> Collector.requireFree(zip))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("ada.zip")
        .hasMessageContaining("--output");
    Collector.requireFree(folder.resolve("bob.zip"));
  }

  private Collection only(Collection.Kind kind) {
    return new Collection(folder, 1, List.of(new Collection.Missing(kind, "it", "It is away.")));
  }

  private static Collection.Kind kind(Collection work, String what) {
    return work.missing().stream()
        .filter(one -> one.what().equals(what))
        .map(Collection.Missing::kind)
        .findFirst()
        .orElseThrow();
  }

  private Collection collect(Session session) {
    return collector().collect(session, CollectorTest::noEngine, folder.resolve("out/work.zip"));
  }

  private Collector collector() {
    return new Collector(folder.resolve("home"), SilentListener.INSTANCE, Clock.systemUTC());
  }

  private static Compose noEngine() {
    throw new Problem("No Docker engine answers.", "Start it.");
  }

  private Path workspace() throws Exception {
    Path workspace = folder.resolve("workspace");
    write(workspace, "dbt_project/dbt_project.yml", "name: marketplace");
    write(workspace, "dbt_project/models/marts/fct_orders.sql", "select 1");
    write(workspace, "dbt_project/.git/HEAD", "ref: refs/heads/main");
    write(workspace, "dbt_project/.git/logs/HEAD", "commits");
    write(workspace, ".git/logs/HEAD", "commits");
    write(workspace, "dbt_project/models/staging/logs/stg_event_log.sql", "select 2");
    write(workspace, "dbt_project/target/run.sql", "made anew");
    write(workspace, "dbt_project/logs/dbt.log", "what dbt did");
    write(workspace, "dbt_project/dbt_packages/dbt_utils/dbt_project.yml", "made anew");
    write(workspace, "airflow/dags/pipeline.py", "dag");
    write(workspace, "airflow/dags/__pycache__/pipeline.pyc", "made anew");
    Files.createSymbolicLink(
        workspace.resolve("dbt_project/link.sql"), folder.resolve("elsewhere.sql"));
    return workspace;
  }

  private static void write(Path workspace, String name, String text) throws Exception {
    Path file = workspace.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Session session(Path workspace) {
    return new Session(
        "ada",
        World.of(SEED, "0.1"),
        Depth.CORE,
        Ports.free(),
        Instant.EPOCH,
        SessionRuntime.COMPOSE,
        Optional.of(workspace),
        true);
  }

  private static JsonNode manifest(ZipFile zip) throws Exception {
    try (InputStream bytes = zip.getInputStream(zip.getEntry("manifest.json"))) {
      return new ObjectMapper().readTree(new String(bytes.readAllBytes(), UTF_8));
    }
  }
}
