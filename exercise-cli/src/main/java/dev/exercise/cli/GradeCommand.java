package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.grading.Grade;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Reports;
import dev.exercise.session.Session;
import dev.exercise.session.SessionFile;
import dev.exercise.submission.Submission;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a submission by running it. */
@Command(
    name = "grade",
    description = {
      "Judge a submission by running it in a scratch stack.",
      "The submission's folder is only read. Ends with 1 when something was found wrong.",
      "Without --seed, seed, scale and depth are those of the last 'exercise setup'."
    },
    footer = {
      "",
      "Examples",
      "  exercise grade --submission work/ada --seed 20260701",
      "  exercise grade --submission work/ada/dbt_project --seed 7 --output reports/ada"
    })
final class GradeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorldOptions options;

  @Option(
      names = "--submission",
      required = true,
      paramLabel = "FOLDER",
      description = "The candidate's dbt project, or a folder with dbt_project in it.")
  private Path folder;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the reports go. Default: .exercise/grades/<name> in the checkout.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    Submission submission = Submission.open(folder);
    try (Room room = Room.open()) {
      Optional<Session> session =
          options.namesSeed()
              ? Optional.empty()
              : Optional.of(lastSession(room.installation().home()));
      World world = options.world(session.map(Session::world).orElse(WorldOptions.SAMPLE));
      Depth depth = options.depth(session.map(Session::depth).orElse(Depth.CORE));
      Path place = room.installation().home().resolve("grades").resolve(submission.name());
      Reports reports = Reports.in(output == null ? place : output);
      Grade grade = room.grade(submission, world, depth, reports);
      return GradePrinter.print(grade, reports, spec.commandLine().getOut());
    }
  }

  private static Session lastSession(Path home) {
    return new SessionFile(home)
        .read()
        .orElseThrow(
            () ->
                new Problem(
                    "There is no session to take the seed from.",
                    "Name the seed that the candidate worked with: --seed NUMBER."));
  }
}
