package dev.exercise.cli;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Reports;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.submission.Submission;
import java.net.URI;
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
      "Without --seed, the world is that of the candidate's session ('exercise setup')."
    },
    footer = {
      "",
      "Examples",
      "  exercise grade --submission .exercise/workspace/ada",
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
      names = "--candidate",
      paramLabel = "ALIAS",
      description = "Whose session names the world. Default: the submission's name.")
  private String candidate;

  @Option(
      names = "--airbyte",
      paramLabel = "URL",
      description = "The candidate's Airbyte. Default: that of the session, running or kept.")
  private URI airbyte;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the reports go. Default: .exercise/grades/<name> in the checkout.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    options.requireSeedWithTheRest();
    Submission submission = Submission.open(folder);
    try (Room room = Room.open()) {
      Optional<Session> session =
          options.namesSeed()
              ? Optional.empty()
              : Optional.of(
                  new Sessions(room.installation().home())
                      .read(candidate == null ? submission.name() : candidate));
      World world = options.world(session.map(Session::world).orElse(WorldOptions.SAMPLE));
      Depth depth = options.depth(session.map(Session::depth).orElse(Depth.CORE));
      Path place = room.installation().home().resolve("grades").resolve(submission.name());
      Reports reports = Reports.in(output == null ? place : output);
      AirbyteSetup setup = airbyteOf(session, room.installation().home());
      Grade grade = room.grade(submission, world, depth, setup, reports);
      GradePrinter.print(grade, reports, spec.commandLine().getOut());
      return GradePrinter.exitCode(grade);
    }
  }

  private AirbyteSetup airbyteOf(Optional<Session> session, Path home) {
    if (airbyte != null) {
      return CandidatesAirbyte.read(airbyte);
    }
    return session
        .map(own -> new CandidatesAirbyte(own, home).read())
        .orElse(AirbyteSetup.NOT_ASKED);
  }
}
