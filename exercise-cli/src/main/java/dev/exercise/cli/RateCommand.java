package dev.exercise.cli;

import dev.exercise.observation.Notebook;
import dev.exercise.observation.Rating;
import dev.exercise.rubric.Criterion;
import dev.exercise.rubric.Rubric;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rates a candidate on a criterion of the rubric. */
@Command(
    name = "rate",
    description = {
      "Rate what the tool cannot judge, from 1 to 4; without arguments, show the rubric with what is"
          + " still unrated, and with a criterion alone, its questions and signs.",
      "A later rating of the same criterion takes the place of the earlier one."
    },
    footer = {
      "",
      "Examples",
      "  exercise rate --candidate ada",
      "  exercise rate --candidate ada schema-evolution",
      "  exercise rate --candidate ada schema-evolution 3 --comment \"no plan for history\""
    })
final class RateCommand implements Callable<Integer> {

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CRITERION", description = "Its id.")
  private String criterion;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "1 to 4, as the rubric describes them.")
  private Integer level;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
  private String comment;

  @Mixin private FormatOption format;

  RateCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    KnownIds.require(spec, "criterion", criterion, Rubric.criteria().stream().map(Criterion::id));
    if (level == null && comment != null) {
      throw new ParameterException(
          spec.commandLine(), "--comment goes with a criterion and level.");
    }
    try (Room room = Room.open()) {
      Notebook notebook = candidate.notebook(room.installation().home());
      if (level == null) {
        RubricPrinter printer = new RubricPrinter(spec.commandLine().getOut(), format.json());
        printer.print(notebook.read().ratings(), criterion);
        return ExitCode.FINE;
      }
      Rating rating =
          KnownIds.usage(
              spec,
              () -> new Rating(clock.instant(), criterion, level, comment == null ? "" : comment));
      notebook.add(rating);
      new ObservationPrinter(spec.commandLine().getOut(), format.json()).added(rating);
      return ExitCode.FINE;
    }
  }
}
