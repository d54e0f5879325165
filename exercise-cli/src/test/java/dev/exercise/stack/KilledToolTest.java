package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.python.TestEnvironments;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledToolTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void nextStartCleansUpAfterKilledToolAndNothingElse(@TempDir Path home) throws Exception {
    Ports ports = Ports.free();
    Process lookAlike = new ProcessBuilder("sleep", "600").start();
    try (ProcessLedger living = ProcessLedger.open(home, notice -> {});
        ScratchPostgres neighbour = ScratchPostgres.start(living)) {
      Process tool = startTool(home, ports);
      Path room = roomOf(home, tool);
      List<ProcessHandle> postmasters = Postmaster.runningBelow(room);
      List<ProcessHandle> children = recorded(room);
      assertThat(postmasters).hasSize(1);
      assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
      recordUnderItsNumber(room, lookAlike);

      tool.destroyForcibly().waitFor();
      ProcessHandle emulator =
          children.stream().filter(child -> !postmasters.contains(child)).findFirst().orElseThrow();
      assertThat(ProcessTree.awaitEnd(emulator, PATIENCE))
          .as("the emulator ends with its starter")
          .isTrue();
      assertThat(postmasters.get(0).isAlive()).as("Postgres detached from it").isTrue();
      List<String> notices = new ArrayList<>();
      try (ProcessLedger next = ProcessLedger.open(home, notices::add)) {
        assertThat(ProcessTree.awaitEnd(postmasters.get(0), PATIENCE)).isTrue();
        assertThat(room).doesNotExist();
        ports.requireFree();
        assertThat(notices)
            .singleElement()
            .asString()
            .contains("process %d".formatted(tool.pid()), "1 process stopped");
        assertThat(lookAlike.isAlive()).as("same number, another start").isTrue();
        assertThat(neighbour.server().connect("postgres").isValid(5)).isTrue();
        assertThat(next.home()).isEqualTo(living.home());
      }
    } finally {
      lookAlike.destroyForcibly();
    }
  }

  @Test
  void toolThatEndsByItselfLeavesNothing(@TempDir Path home) throws Exception {
    Ports ports = Ports.free();
    Process tool = startTool(home, ports);
    Path room = roomOf(home, tool);

    tool.destroy();
    tool.waitFor();

    assertThat(room).doesNotExist();
    ports.requireFree();
  }

  private static Process startTool(Path home, Ports ports) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath.replace(';', File.pathSeparatorChar),
                StackHolder.class.getName(),
                home.toString(),
                TestEnvironments.emulator().python().toString(),
                Integer.toString(ports.postgres()),
                Integer.toString(ports.bigQueryRest()),
                Integer.toString(ports.bigQueryGrpc()),
                Integer.toString(ports.airbyte()),
                Integer.toString(ports.airflow()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader reader = new BufferedReader(new InputStreamReader(tool.getInputStream(), UTF_8));
    assertThat(reader.readLine()).startsWith("ready ");
    return tool;
  }

  private static Path roomOf(Path home, Process tool) throws IOException {
    try (DirectoryStream<Path> rooms =
        Files.newDirectoryStream(home.resolve("run"), tool.pid() + "-*")) {
      return rooms.iterator().next();
    }
  }

  private static List<ProcessHandle> recorded(Path room) throws IOException {
    try (var lines = Files.lines(room.resolve("ledger"))) {
      return lines
          .map(line -> line.substring(0, line.indexOf('\t')))
          .flatMap(text -> ProcessStamp.parse(text).stream())
          .flatMap(stamp -> stamp.find().stream())
          .toList();
    }
  }

  /** As if the tool had once had a child that ended, and whose number was given away again. */
  private static void recordUnderItsNumber(Path room, Process process) throws IOException {
    ProcessStamp earlier = new ProcessStamp(process.pid(), Instant.now().minusSeconds(3600));
    Files.writeString(
        room.resolve("ledger"), earlier + "\tBigQuery emulator\n12", StandardOpenOption.APPEND);
  }
}
