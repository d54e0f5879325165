package dev.exercise.cli;

import dev.exercise.room.Collection;
import dev.exercise.room.Collector;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a candidate's work back. */
@Command(
    name = "collect",
    description = {
      "Take the candidate's work back as one zip; nothing of theirs is changed.",
      "It holds the dbt project and the DAGs, Airbyte's connections, the services' logs, and every"
          + " table of the warehouse. Works on a room that is half broken: manifest.json in the zip"
          + " names what could not be had. 'exercise grade --submission' takes the zip.",
      "Hidden files and a git history come along; build output does not. Ends with 1 when work is"
          + " missing: look before the room is taken down."
    },
    footer = {
      "",
      "Examples",
      "  exercise collect --candidate ada",
      "  exercise collect --candidate ada --output ada.zip"
    })
final class CollectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The zip, a new file. Default: .exercise/collected/<alias>-<time>.zip.")
  private Path output;

  @Override
  public Integer call() {
    if (output != null) {
      Collector.requireFree(output);
    }
    try (Room room = Room.open()) {
      Collection work =
          room.collect(candidate.session(room.installation().home()), Optional.ofNullable(output));
      room.progress().close();
      MissingPrinter.print(work, spec.commandLine().getErr());
      spec.commandLine().getOut().println(work.zip());
      return work.isComplete() ? ExitCode.FINE : ExitCode.NEGATIVE_VERDICT;
    }
  }
}
