package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoppedToolTest {

  @Test
  void endOfAChildThatASignalReachedFirstIsNotReported(@TempDir Path home) throws Exception {
    Path report = home.resolve("report");
    Process tool = startRunner(home, report);
    BufferedReader reader = new BufferedReader(new InputStreamReader(tool.getInputStream(), UTF_8));
    String child = reader.readLine();

    // As Ctrl-C does it: one signal for all of the terminal, here with the child first.
    Process kill =
        new ProcessBuilder("kill", "-TERM", child, Long.toString(tool.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();

    assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).isEqualTo(143);
    assertThat(report).doesNotExist();
  }

  @Test
  void endOfAChildThatTheToolStopsIsNotReported(@TempDir Path home) throws Exception {
    Path report = home.resolve("report");
    Process tool = startRunner(home, report);
    BufferedReader reader = new BufferedReader(new InputStreamReader(tool.getInputStream(), UTF_8));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();

    tool.destroy();

    assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.isAlive()).isFalse();
    assertThat(report).doesNotExist();
  }

  @Test
  void nothingIsStartedOnceTheToolCloses(@TempDir Path home) {
    ProcessLedger ledger = ProcessLedger.open(home, notice -> {});
    Path work = ledger.scratch("work");
    ledger.requireOpen();

    ledger.close();

    assertThatThrownBy(ledger::requireOpen).isInstanceOf(ToolStopped.class);
    assertThatThrownBy(() -> ledger.scratch("more")).isInstanceOf(ToolStopped.class);
    assertThatThrownBy(
            () ->
                new ChildProgram(
                        "a program",
                        List.of("true"),
                        home,
                        CleanEnvironment.of(home),
                        home.resolve("log"),
                        Duration.ofSeconds(5))
                    .run(ledger, line -> {}))
        .isInstanceOf(ToolStopped.class);
    ledger.discard(work);
    assertThat(work).doesNotExist();
  }

  @Test
  void childThatIsStartedTooLateIsStopped(@TempDir Path home) throws Exception {
    ProcessLedger ledger = ProcessLedger.open(home, notice -> {});
    ledger.close();
    Process late = new ProcessBuilder("sleep", "600").start();

    assertThatThrownBy(() -> ledger.started(late, "a late child")).isInstanceOf(ToolStopped.class);

    assertThat(late.isAlive()).isFalse();
  }

  private static Process startRunner(Path home, Path report) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath.replace(';', File.pathSeparatorChar),
            ProgramRunner.class.getName(),
            home.toString(),
            report.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
