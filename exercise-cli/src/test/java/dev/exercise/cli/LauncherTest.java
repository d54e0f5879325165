package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {

  private static final Path LAUNCHER = TestHome.root().resolve("exercise");

  @TempDir private Path folder;

  @Test
  void saysHowToBuildWhenNothingIsBuilt() throws IOException, InterruptedException {
    Path launcher = folder.resolve("exercise");
    Files.copy(LAUNCHER, launcher);

    Ended ended = run(new ProcessBuilder("sh", launcher.toString(), "demo"));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(ended.output()).contains("not built yet").contains("make build");
  }

  @Test
  void saysWhatToInstallWhenThereIsNoJava() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", LAUNCHER.toString(), "--help");
    builder.environment().put("JAVA_HOME", folder.resolve("nowhere").toString());

    Ended ended = run(builder);

    assertThat(ended.exitCode()).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(ended.output()).contains("no Java runtime").contains("JDK 17");
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
