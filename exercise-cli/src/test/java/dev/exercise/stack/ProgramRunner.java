package dev.exercise.stack;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a program that takes long and reports how it ended; run in a machine of its own. */
final class ProgramRunner {

  private ProgramRunner() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Path report = Path.of(arguments[1]);
    PrintStream out = System.out;
    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      Path scratch = ledger.scratch("work");
      ChildProgram.Exit exit =
          new ChildProgram(
                  "a long program",
                  List.of("sh", "-c", "echo $$; exec sleep 600"),
                  scratch,
                  CleanEnvironment.of(scratch),
                  home.resolve("log"),
                  Duration.ofMinutes(5))
              .run(ledger, out::println);
      ledger.requireOpen();
      Files.writeString(report, "It ended with %d.".formatted(exit.code()));
    } catch (ToolStopped stopped) {
      out.println("stopped");
    }
  }
}
