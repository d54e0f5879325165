package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProgramTest {

  @TempDir private Path home;
  private ProcessLedger ledger;

  @BeforeEach
  void open() {
    ledger = ProcessLedger.open(home, notice -> {});
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void lineWithoutEndIsCutAndTheNextOneIsRead() throws Exception {
    List<String> lines = new ArrayList<>();

    ChildProgram.Exit exit =
        run("head -c 3000000 /dev/zero | tr '\\0' 'x'; echo; echo after; printf last", lines);

    assertThat(exit.successful()).isTrue();
    assertThat(lines).hasSize(3).endsWith("after", "last");
    assertThat(lines.get(0))
        .hasSize(ChildProgram.LINE_LIMIT + ChildProgram.CUT.length())
        .endsWith("x" + ChildProgram.CUT);
  }

  @Test
  void logStopsGrowingWhileTheProgramGoesOn() throws Exception {
    List<String> lines = new ArrayList<>();

    ChildProgram.Exit exit =
        run(
            "head -c 80000000 /dev/zero | tr '\\0' 'x' | fold -w 1000000; echo; echo the end",
            lines);

    assertThat(exit.lastLines()).endsWith("the end");
    assertThat(Files.size(home.resolve("log")))
        .isBetween(ChildProgram.LOG_LIMIT - 2_000_000, ChildProgram.LOG_LIMIT + 1_000);
    try (var logged = Files.lines(home.resolve("log"))) {
      assertThat(logged.reduce("", (before, line) -> line)).isEqualTo(ChildProgram.CUT);
    }
  }

  @Test
  void emptyLinesAndCarriageReturnsAreReadAsLines() throws Exception {
    List<String> lines = new ArrayList<>();

    run("printf 'one\\r\\n\\ntwo\\n'", lines);

    assertThat(lines).containsExactly("one", "", "two");
  }

  private ChildProgram.Exit run(String script, List<String> lines) throws IOException {
    return new ChildProgram(
            "a program",
            List.of("sh", "-c", script),
            home,
            CleanEnvironment.of(home),
            home.resolve("log"),
            Duration.ofMinutes(1))
        .run(ledger, lines::add);
  }
}
