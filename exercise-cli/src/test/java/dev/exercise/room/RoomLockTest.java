package dev.exercise.room;

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

final class RoomLockTest {

  @TempDir private Path home;

  @Test
  void theSecondOfTwoSetupsIsToldWhoseIsAtWork() throws Exception {
    Process first = start("ada");
    try {
      assertThatThrownBy(() -> RoomLock.holding(home, "bob", () -> "never"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("session 'ada'")
          .hasMessageContaining("process " + first.pid())
          .hasMessageContaining("run the same command again");
    } finally {
      first.getOutputStream().close();
    }
    assertThat(first.waitFor()).isZero();

    assertThat(RoomLock.<String, IOException>holding(home, "bob", () -> "done")).isEqualTo("done");
  }

  @Test
  void aToolThatWasKilledHoldsNobodyUp() throws Exception {
    Process first = start("ada");
    first.destroyForcibly().waitFor();

    assertThat(RoomLock.<String, IOException>holding(home, "ada", () -> "done")).isEqualTo("done");
  }

  @Test
  void withinOneToolItIsTheSame() throws IOException {
    String outcome =
        RoomLock.<String, IOException>holding(
            home,
            "ada",
            () -> {
              assertThatThrownBy(() -> RoomLock.holding(home, "bob", () -> "never"))
                  .isInstanceOf(Problem.class)
                  .hasMessageContaining("session 'ada'");
              return "done";
            });

    assertThat(outcome).isEqualTo("done");
  }

  private Process start(String session) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                home.toString(),
                session)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Not closed: that would close the process' pipe.
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(lines.readLine()).isEqualTo("held");
    return process;
  }
}
