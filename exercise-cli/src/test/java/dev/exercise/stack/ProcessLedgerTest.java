package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLedgerTest {

  @Test
  void closingStopsChildrenWithTheirDescendantsAndRemovesScratch(@TempDir Path home)
      throws Exception {
    ProcessLedger ledger = ProcessLedger.open(home, notice -> {});
    Path scratch = Files.writeString(ledger.scratch("work").resolve("file"), "x").getParent();
    Process child = new ProcessBuilder("sh", "-c", "sleep 600 & echo up; wait").start();
    child.getInputStream().read();
    List<ProcessHandle> grandchildren = child.descendants().toList();
    ledger.started(child, "a child");

    ledger.close();

    assertThat(grandchildren).hasSize(1).noneMatch(ProcessHandle::isAlive);
    assertThat(child.isAlive()).isFalse();
    assertThat(scratch).doesNotExist();
  }

  @Test
  void livingToolIsLeftAlone(@TempDir Path home) throws Exception {
    List<String> notices = new ArrayList<>();
    try (ProcessLedger first = ProcessLedger.open(home, notices::add)) {
      Process child = new ProcessBuilder("sleep", "600").start();
      first.started(child, "a child");
      Path scratch = first.scratch("work");

      ProcessLedger.open(home, notices::add).close();

      assertThat(child.isAlive()).isTrue();
      assertThat(scratch).isDirectory();
      assertThat(notices).isEmpty();
    }
  }

  @Test
  void onlyScratchDirectoriesCanBeDiscarded(@TempDir Path home) throws Exception {
    Path precious = Files.createDirectories(home.resolve("precious"));
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      assertThatThrownBy(() -> ledger.discard(precious))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(precious).isDirectory();
    }
  }

  @Test
  void linkInScratchIsRemovedAndNotFollowed(@TempDir Path home) throws Exception {
    Path precious = Files.createDirectories(home.resolve("precious"));
    Files.writeString(precious.resolve("file"), "x");
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      Path scratch = ledger.scratch("work");
      Files.createSymbolicLink(scratch.resolve("link"), precious);

      ledger.discard(scratch);

      assertThat(scratch).doesNotExist();
      assertThat(precious.resolve("file")).hasContent("x");
    }
  }

  @Test
  void homeThatCannotBeWrittenIsNamed(@TempDir Path home) throws Exception {
    Path file = Files.writeString(home.resolve("file"), "x");

    assertThatThrownBy(() -> ProcessLedger.open(file, notice -> {}))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void programThatIsTooSlowIsKilledWithAllItStarted(@TempDir Path home) throws Exception {
    List<String> lines = new ArrayList<>();
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      Path scratch = ledger.scratch("work");
      ChildProgram.Exit exit =
          new ChildProgram(
                  "slow",
                  List.of("sh", "-c", "sleep 600 & echo $!; wait"),
                  scratch,
                  CleanEnvironment.of(scratch),
                  scratch.resolve("log"),
                  Duration.ofSeconds(1))
              .run(ledger, lines::add);

      assertThat(exit.timedOut()).isTrue();
      assertThat(exit.successful()).isFalse();
      assertThat(ProcessHandle.of(Long.parseLong(lines.get(0))).filter(ProcessHandle::isAlive))
          .isEmpty();
    }
  }
}
