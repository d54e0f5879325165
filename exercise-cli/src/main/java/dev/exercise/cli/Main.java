package dev.exercise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where the tool begins: wires the commands, and ends with the exit code of the one that ran. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        commandLine(
                new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8))
            .execute(arguments));
  }

  /** All commands, writing to these. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    FailureHandler failures = new FailureHandler();
    return new CommandLine(new ExerciseCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new GradeCommand())
        .addSubcommand(new PrepareCommand())
        .addSubcommand(new SetupCommand())
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
