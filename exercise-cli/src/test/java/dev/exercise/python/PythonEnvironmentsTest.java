package dev.exercise.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Progress;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.CleanEnvironment;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonEnvironmentsTest {

  @Test
  void emulatorEnvironmentHasWhatItsLockSays() throws Exception {
    PythonEnvironment emulator = TestEnvironments.emulator();

    assertThat(print(emulator, "local-bigquery")).isEqualTo("0.4.0");
    assertThat(print(emulator, "duckdb")).isEqualTo("1.5.5");
    assertThat(print(emulator, "duckdb-extension-icu")).isEqualTo("1.5.5");
  }

  @Test
  void dbtEnvironmentHasDbtAndItsLinters() throws Exception {
    PythonEnvironment dbt = TestEnvironments.dbt();

    assertThat(print(dbt, "dbt-core")).isEqualTo("1.11.16");
    assertThat(print(dbt, "dbt-bigquery")).isEqualTo("1.11.3");
    assertThat(print(dbt, "dbt-bouncer")).isEqualTo("4.3.0");
    assertThat(print(dbt, "sqlfluff")).isEqualTo("4.5.0");
    assertThat(dbt.program("sqlfluff")).isExecutable();
  }

  @Test
  void preparedEnvironmentIsUsedAgain() {
    PythonEnvironment first = TestEnvironments.emulator();

    assertThat(TestEnvironments.emulator()).isEqualTo(first);
  }

  @Test
  void missingLockNamesTheFile(@TempDir Path project) {
    PythonEnvironments environments =
        new PythonEnvironments(TestHome.ledger(), Progress.NONE, notice -> {});

    assertThatThrownBy(() -> environments.dbt(project))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(project.resolve("requirements.lock").toString());
  }

  @Test
  void machineWithoutPythonIsToldWhatToInstall(@TempDir Path home) {
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      InterpreterSearch nowhere =
          new InterpreterSearch(Map.of("PATH", home.toString()), home, List.of());
      PythonEnvironments environments =
          new PythonEnvironments(ledger, Progress.NONE, notice -> {}, Map.of(), nowhere);

      assertThatThrownBy(environments::emulator)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("CPython 3.13 is needed and was not found")
          .hasMessageContaining(home.resolve(".pyenv/versions").toString())
          .hasMessageContaining("found none")
          .hasMessageContaining("pyenv install 3.13");
    }
  }

  @Test
  void unreachableIndexSaysWhatToCheckAndLeavesNothingHalfDone(@TempDir Path home) {
    Map<String, String> broken =
        Map.of(
            "PATH", System.getenv("PATH"),
            "PIP_INDEX_URL", "http://127.0.0.1:1/simple",
            "PIP_RETRIES", "0");
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      PythonEnvironments environments =
          new PythonEnvironments(
              ledger, Progress.NONE, notice -> {}, broken, InterpreterSearch.ofThisMachine());

      assertThatThrownBy(environments::emulator)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("Preparing the Python environment 'uv' failed")
          .hasMessageContaining("PIP_INDEX_URL");
      assertThat(home.resolve("python"))
          .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("uv-"));
    }
  }

  private static String print(PythonEnvironment environment, String distribution)
      throws IOException {
    Path scratch = TestHome.ledger().scratch("test");
    ChildProgram.Exit exit =
        new ChildProgram(
                "a question",
                List.of(
                    environment.python().toString(),
                    "-c",
                    "import importlib.metadata as m; print(m.version('%s'))"
                        .formatted(distribution)),
                scratch,
                CleanEnvironment.of(scratch),
                scratch.resolve("log"),
                Duration.ofMinutes(1))
            .run(TestHome.ledger(), line -> {});
    return exit.tail();
  }
}
