package dev.exercise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.time.Clock;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where the tool begins: wires the commands, and ends with the exit code of the one that ran. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Errors of the machine end with a code of their own: 1 would be a verdict on somebody. */
  private static int run(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    try {
      return commandLine(new PrintWriter(System.out, true, UTF_8), err).execute(arguments);
    } catch (OutOfMemoryError tooLarge) {
      err.println(
          "exercise: out of memory. Choose a smaller --scale, or allow more with"
              + " EXERCISE_JAVA_OPTIONS=-Xmx4g.");
      return ExitCode.ENVIRONMENT_OR_INPUT;
    } catch (Error broken) {
      err.println("exercise: this is a bug of the tool, not of yours: " + broken);
      broken.printStackTrace(err);
      return ExitCode.BUG;
    }
  }

  /** All commands, writing to these. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    FailureHandler failures = new FailureHandler();
    return new CommandLine(new ExerciseCommand())
        .addSubcommand(new CheckCommand())
        .addSubcommand(new CollectCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new GradeCommand())
        .addSubcommand(new GradeAllCommand())
        .addSubcommand(new HandoutCommand(Clock.systemUTC()))
        .addSubcommand(new IncidentCommand(Clock.systemUTC()))
        .addSubcommand(new NoteCommand(Clock.systemUTC()))
        .addSubcommand(new PrepareCommand())
        .addSubcommand(new RateCommand(Clock.systemUTC()))
        .addSubcommand(new RegisterCommand())
        .addSubcommand(new RehearseCommand(Clock.systemUTC()))
        .addSubcommand(new ResetCommand())
        .addSubcommand(new SetupCommand(Clock.systemUTC()))
        .addSubcommand(new SyncCommand())
        .addSubcommand(new TeardownCommand())
        .addSubcommand(new AutoComplete.GenerateCompletion())
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
