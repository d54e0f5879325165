package dev.exercise.cli;

import dev.exercise.grading.Grade;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Probes;
import dev.exercise.replay.Reports;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the exercise once, without Docker, with a sample candidate. */
@Command(
    name = "demo",
    description = {
      "Run the exercise once, from seed to report, with a sample candidate.",
      "Needs no Docker. Ends with 0 when everything ran: the sample candidate's mistakes are"
          + " the point, not a failure."
    },
    footer = {
      "",
      "Examples",
      "  exercise demo",
      "  exercise demo --seed 7 --scale 0.1 --output reports/demo"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorldOptions options;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the reports go. Default: .exercise/demo in the checkout.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    World world = options.world(WorldOptions.SAMPLE);
    try (Room room = Room.open()) {
      Reports reports =
          Reports.in(output == null ? room.installation().home().resolve("demo") : output);
      Submission sample = Submission.of(room.installation().starter(), Overlay.SAMPLE);
      Grade grade =
          room.grade(sample, world, options.depth(Depth.CORE), Evidence.NONE, Probes.NONE, reports);
      GradePrinter.print(grade, reports, spec.commandLine().getOut());
      return GradePrinter.complete(grade) ? ExitCode.FINE : ExitCode.ENVIRONMENT_OR_INPUT;
    }
  }
}
