package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.python.TestEnvironments;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that is killed closes nothing itself: the system closes its end of each child's pipe. */
final class WatchdogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void allThatAnAirflowProcessStartedEndsWhenTheToolIsGone(@TempDir Path folder) throws Exception {
    Map<String, String> environment = LauncherSource.environment(folder);
    try (InputStream family = WatchdogTest.class.getResourceAsStream("family.py")) {
      Files.copy(family, folder.resolve("python/family.py"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                LauncherSource.command(
                    TestEnvironments.airflow().python(), "family:main", List.of()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    List<ProcessHandle> family =
        Stream.of(lines.readLine().split(" "))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .toList();
    assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

    process.getOutputStream().close();

    assertThat(family).allMatch(member -> ProcessTree.awaitEnd(member, PATIENCE));
    assertThat(ProcessTree.awaitEnd(process.toHandle(), PATIENCE)).isTrue();
  }
}
