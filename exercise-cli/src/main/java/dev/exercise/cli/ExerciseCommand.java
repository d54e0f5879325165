package dev.exercise.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; by itself it only says which verbs there are. */
@Command(
    name = "exercise",
    description = {
      "The live data-engineering interview that runs on one laptop and grades with proof.",
      "",
      "A session, from the day before to the grade:",
      "  exercise doctor",
      "  exercise rehearse",
      "  exercise setup --candidate ada",
      "  exercise note --candidate ada \"looks at the keys first\"",
      "  exercise collect --candidate ada",
      "  exercise grade --candidate ada",
      "  exercise teardown --candidate ada",
      ""
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes%n",
    footer = {
      "  0   fine",
      "  1   negative verdict",
      "  2   wrong usage",
      "  3   something is missing on this machine, or the input cannot be used",
      "  70  a bug of the tool"
    })
final class ExerciseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  boolean isVerbose() {
    return verbose;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? Choose one of: %s."
            .formatted(String.join(", ", spec.subcommands().keySet())));
  }
}
