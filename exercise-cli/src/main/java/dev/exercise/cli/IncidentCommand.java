package dev.exercise.cli;

import dev.exercise.observation.Incident;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down what broke and was not the candidate's fault. */
@Command(
    name = "incident",
    description = {
      "Write down what broke and was not the candidate's fault, once it works again: its time is"
          + " taken off theirs in the timeline."
    },
    footer = {
      "",
      "Examples",
      "  exercise incident --candidate ada \"Docker ran out of memory\" --minutes 10",
      "  exercise note --candidate ada   # lists incidents, too"
    })
final class IncidentCommand implements Callable<Integer> {

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Parameters(paramLabel = "TEXT", description = "What broke.")
  private String text;

  @Option(
      names = "--minutes",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "How long it kept the candidate from working, up to now. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Mixin private FormatOption format;

  IncidentCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Incident incident =
        KnownIds.usage(
            spec, () -> new Incident(clock.instant(), Duration.ofMinutes(minutes), text));
    try (Room room = Room.open()) {
      candidate.notebook(room.installation().home()).add(incident);
      new ObservationPrinter(spec.commandLine().getOut(), format.json()).added(incident);
      return ExitCode.FINE;
    }
  }
}
