package dev.exercise.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbtRunnerTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Set<String> GIVEN = Set.of("PATH", "HOME", "LANG", "LC_CTYPE");

  private static Emulator emulator;

  @TempDir private Path directory;
  private Path project;

  @BeforeAll
  static void start() {
    Ports ports = Ports.free();
    emulator =
        Emulator.start(
            TestHome.ledger(),
            TestEnvironments.emulator().python(),
            ports.bigQueryRest(),
            ports.bigQueryGrpc());
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void copyProject() throws Exception {
    project = directory.resolve("project");
    DirectoryTree.copy(Path.of(DbtRunnerTest.class.getResource("project").toURI()), project);
  }

  @Test
  void buildThatSucceedsTellsEachNodeAndItsProgress() {
    CopyOnWriteArrayList<DbtEvent> events = new CopyOnWriteArrayList<>();

    DbtRun run = runner().run(project, List.of("build"), log(), LIMIT, events::add);

    assertThat(run.outcome()).as(run.toString()).isEqualTo(DbtRun.Outcome.SUCCESS);
    assertThat(run.exitCode()).isZero();
    assertThat(run.nodes())
        .extracting(DbtNode::uniqueId, DbtNode::status)
        .satisfiesExactly(
            node -> assertThat(node.toList()).containsExactly("model.tiny.numbers", "success"),
            node -> assertThat(node.toList().get(1)).isEqualTo("pass"));
    assertThat(run.manifest()).hasValue(project.resolve("target/manifest.json"));
    assertThat(run.log()).isNotEmptyFile();
    assertThat(events.stream().filter(DbtEvent::nodeEnded).toList())
        .extracting(DbtEvent::index, DbtEvent::total)
        .containsExactly(tuple(1, 2), tuple(2, 2));
  }

  @Test
  void testThatFailsIsTold() throws Exception {
    Files.writeString(
        project.resolve("models/models.yml"),
        Files.readString(project.resolve("models/models.yml")).replace("not_null", "unique"));

    DbtRun run = run("build");

    assertThat(run.outcome()).isEqualTo(DbtRun.Outcome.NODES_FAILED);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.failures())
        .singleElement()
        .satisfies(node -> assertThat(node.uniqueId()).startsWith("test.tiny.unique_numbers_n"))
        .satisfies(
            node ->
                assertThat(node.message()).hasValue("Got 1 result, configured to fail if != 0"));
  }

  @Test
  void projectThatDoesNotCompileIsToldWithItsFile() throws Exception {
    Files.writeString(
        project.resolve("models/numbers.sql"), "select * from {{ ref('nowhere') }}\n");

    DbtRun run = run("build");

    assertThat(run.outcome()).isEqualTo(DbtRun.Outcome.NOT_RUN);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.nodes()).isEmpty();
    assertThat(run.problem().orElseThrow().message()).contains("Compilation Error", "nowhere");
    assertThat(run.problem().orElseThrow().file()).hasValue("models/numbers.sql");
  }

  @Test
  void resultsOfAnEarlierRunAreNotTakenForThisOnes() throws Exception {
    run("build");
    Files.delete(project.resolve("dbt_project.yml"));

    DbtRun run = run("build");

    assertThat(run.outcome()).isEqualTo(DbtRun.Outcome.NOT_RUN);
    assertThat(run.nodes()).isEmpty();
    assertThat(run.manifest()).isEmpty();
    assertThat(run.problem().orElseThrow().file()).hasValue("dbt_project.yml");
  }

  @Test
  void runThatTakesTooLongIsKilled() {
    DbtRun run =
        runner().run(project, List.of("build"), log(), Duration.ofMillis(200), event -> {});

    assertThat(run.outcome()).isEqualTo(DbtRun.Outcome.TIMED_OUT);
    assertThat(run.nodes()).isEmpty();
  }

  @Test
  void environmentOfTheUserDoesNotReachTheProject() throws Exception {
    Map<String, String> ours = System.getenv();
    String name =
        ours.keySet().stream().filter(key -> !GIVEN.contains(key)).findFirst().orElseThrow();
    Files.writeString(
        project.resolve("models/numbers.sql"),
        "{{ config(materialized='table') }} select {{ 1 if env_var('%s', 'unset') == 'unset' and env_var('TZ', 'unset') == 'unset' else 'null' }} as n%n"
            .formatted(name));

    DbtRun run = run("build");

    assertThat(run.outcome())
        .as("%s is unset in %s", name, run.nodes())
        .isEqualTo(DbtRun.Outcome.SUCCESS);
  }

  private DbtRun run(String command) {
    return runner().run(project, List.of(command), log(), LIMIT, event -> {});
  }

  private static DbtRunner runner() {
    return new DbtRunner(
        TestHome.ledger(), TestEnvironments.dbt(), emulator.endpoint(), Stack.WAREHOUSE_PROJECT);
  }

  private Path log() {
    return directory.resolve("dbt.log");
  }
}
