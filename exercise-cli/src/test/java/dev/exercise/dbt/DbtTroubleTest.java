package dev.exercise.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that somebody else decides on: the project's own settings, the machine, the warehouse. */
final class DbtTroubleTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

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

  @ParameterizedTest
  @ValueSource(strings = {"warn_error: true", "warn_error_options: {error: all}"})
  void flagsOfTheProjectDoNotSteerTheRun(String warnings) throws Exception {
    Files.writeString(
        project.resolve("dbt_project.yml"),
        """
        name: tiny
        version: 1.0.0
        profile: tiny
        target-path: elsewhere
        log-path: elsewhere
        models:
          tiny:
            nowhere:
              +enabled: true
        flags:
          write_json: false
          fail_fast: true
          partial_parse: true
          send_anonymous_usage_stats: true
          quiet: true
          log_level: none
          %s
        """
            .formatted(warnings));

    DbtRun run = run(emulator.endpoint(), event -> {});

    assertThat(run.outcome()).as(run.toString()).isEqualTo(DbtRun.Outcome.SUCCESS);
    assertThat(run.nodes()).hasSize(2);
    assertThat(run.manifest()).hasValue(project.resolve("target/manifest.json"));
    assertThat(run.log()).content().contains("LogModelResult");
    assertThat(project.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void killedRunSaysNothingOfTheProject() {
    DbtRun run =
        run(
            emulator.endpoint(),
            event ->
                ProcessHandle.current()
                    .descendants()
                    .filter(child -> !child.equals(emulator.process()))
                    .forEach(ProcessHandle::destroyForcibly));

    assertThat(run.outcome()).isEqualTo(DbtRun.Outcome.CRASHED);
    assertThat(run.exitCode()).isEqualTo(137);
    assertThat(emulator.isAlive()).isTrue();
  }

  @Test
  void warehouseThatIsGoneIsNoMistakeOfTheProject() {
    DbtRun run = run(URI.create("http://127.0.0.1:1"), event -> {});

    assertThat(run.outcome()).as(run.toString()).isEqualTo(DbtRun.Outcome.CRASHED);
    assertThat(run.infrastructureFailure().orElseThrow()).contains("127.0.0.1", "refused");
  }

  private DbtRun run(URI warehouse, Consumer<DbtEvent> events) {
    return new DbtRunner(
            TestHome.ledger(), TestEnvironments.dbt(), warehouse, Stack.WAREHOUSE_PROJECT)
        .run(project, List.of("build"), directory.resolve("dbt.log"), LIMIT, events);
  }
}
