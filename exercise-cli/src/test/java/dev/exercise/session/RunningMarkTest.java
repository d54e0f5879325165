package dev.exercise.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningMarkTest {

  @TempDir private Path home;

  @Test
  void aSessionRunsFromItsStartToItsEnd() {
    assertThat(RunningMark.holder(home, "ada")).isEmpty();

    try (RunningMark mark = RunningMark.take(home, "ada")) {
      assertThat(mark).isNotNull();
      assertThat(RunningMark.holder(home, "ada"))
          .contains("process " + ProcessHandle.current().pid());
      assertThat(RunningMark.holder(home, "bob")).isEmpty();
      assertThatThrownBy(() -> RunningMark.take(home, "ada"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("runs already: process " + ProcessHandle.current().pid());
    }

    assertThat(RunningMark.holder(home, "ada")).isEmpty();
  }

  @Test
  void anotherToolsSessionIsSeenUntilThatIsKilled() throws Exception {
    Process tool = start();
    try {
      assertThat(RunningMark.holder(home, "ada")).contains("process " + tool.pid());
      assertThatThrownBy(() -> RunningMark.take(home, "ada"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("process " + tool.pid());
    } finally {
      tool.destroyForcibly().waitFor();
    }

    assertThat(RunningMark.holder(home, "ada")).isEmpty();
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MarkHolder.class.getName(),
                home.toString(),
                "ada")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Not closed: that would close the process' pipe.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(lines.readLine()).isEqualTo("held");
    return process;
  }
}
