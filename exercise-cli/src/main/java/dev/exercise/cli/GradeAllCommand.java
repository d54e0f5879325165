package dev.exercise.cli;

import dev.exercise.field.FieldRules;
import dev.exercise.marketplace.Depth;
import dev.exercise.report.Field;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges many submissions and shows them side by side. */
@Command(
    name = "grade-all",
    description = {
      "Judge every submission in a folder, several at once, and show them side by side by name.",
      "Each folder and each zip in it is a submission, on the marketplace of the session whose"
          + " alias it is named by; --seed names one for all. What is graded already and has not"
          + " changed is not graded again, so after Ctrl-C the same command goes on.",
      "Ends with 3 when a submission could not be graded, otherwise with 1 when something was found"
          + " wrong in one, and with 3 when a check could not be judged."
    },
    footer = {
      "",
      "Examples",
      "  exercise grade-all .exercise/collected",
      "  exercise grade-all submissions --seed 7 --probes none --format json"
    })
final class GradeAllCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where the submissions lie, each a folder or a zip.")
  private Path folder;

  @Mixin private WorldOptions options;

  @Mixin private ProbesOption probes;

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      description =
          "How many to grade at once. Default: what this machine's processors and memory bear.")
  private Optional<Integer> atOnce;

  @Option(names = "--again", description = "Grade also what is graded already.")
  private boolean again;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Where the reports go, a folder for each submission. Default: .exercise/fields/<name of"
              + " the folder> in the checkout.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public Integer call() throws InterruptedException {
    options.requireSeedWithTheRest();
    if (atOnce.filter(number -> number < 1).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--at-once is 1 or more, not %d.".formatted(atOnce.get()));
    }
    try (Room room = Room.open()) {
      Path usual =
          room.installation()
              .home()
              .resolve("fields")
              .resolve(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
      FieldRules rules =
          new FieldRules(
              options.namesSeed()
                  ? Optional.of(options.world(WorldOptions.SAMPLE))
                  : Optional.empty(),
              options.depth(Depth.CORE),
              probes.chosen(),
              atOnce,
              again,
              output == null ? usual : output);
      Field field = room.gradeAll(folder, rules);
      FieldPrinter.print(field, rules.output(), format, spec.commandLine().getOut());
      return FieldPrinter.exitCode(field);
    }
  }
}
