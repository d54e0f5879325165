package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Reports;
import dev.exercise.room.CollectedAirbyte;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.submission.Submission;
import java.net.URI;
import java.nio.file.Files;
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
      "A folder is only read; a zip, such as 'exercise collect' makes, is unpacked elsewhere. Without"
          + " --submission it is the workspace of the candidate's session. Ends with 1 when something"
          + " was found wrong.",
      "Without --seed, the world is that of the candidate's session ('exercise setup')."
    },
    footer = {
      "",
      "Examples",
      "  exercise grade --candidate ada",
      "  exercise grade --candidate ada --submission ada.zip",
      "  exercise grade --submission work/ada/dbt_project --seed 7 --output reports/ada"
    })
final class GradeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorldOptions options;

  @Option(
      names = "--submission",
      paramLabel = "FOLDER|ZIP",
      description =
          "The candidate's dbt project, or what has dbt_project in it. Default: the workspace of the"
              + " session.")
  private Path place;

  @Option(
      names = "--candidate",
      paramLabel = "ALIAS",
      converter = CandidateOption.AliasConverter.class,
      description =
          "Whose session names the world. Default: the submission's name, or candidate without one.")
  private String candidate;

  @Option(
      names = "--airbyte",
      paramLabel = "URL",
      description =
          "The candidate's Airbyte. Default: that of the session, running or kept; of a zip, what"
              + " 'exercise collect' put into it.")
  private URI airbyte;

  @Mixin private ProbesOption probes;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the reports go. Default: .exercise/grades/<name> in the checkout.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    options.requireSeedWithTheRest();
    // What is no folder and no file is told before anything is started.
    Optional<Submission> named =
        Optional.ofNullable(place).filter(path -> !Files.isRegularFile(path)).map(Submission::open);
    try (Room room = Room.open()) {
      Sessions sessions = new Sessions(room.installation().home());
      Submission submission =
          named.orElseGet(
              () ->
                  place == null
                      ? ofSession(room, sessions.read(alias()))
                      : Submission.open(place, room.ledger().scratch("unpacked")));
      Optional<Session> session =
          options.namesSeed()
              ? Optional.empty()
              : Optional.of(sessions.read(candidate == null ? submission.name() : candidate));
      World world = options.world(session.map(Session::world).orElse(WorldOptions.SAMPLE));
      Depth depth = options.depth(session.map(Session::depth).orElse(Depth.CORE));
      Path usual = room.installation().home().resolve("grades").resolve(submission.name());
      Reports reports = Reports.in(output == null ? usual : output);
      Optional<AirbyteSetup> setup = Optional.of(airbyteOf(room, session));
      Grade grade = room.grade(submission, world, depth, setup, probes.chosen(), reports);
      GradePrinter.print(grade, reports, spec.commandLine().getOut());
      return GradePrinter.exitCode(grade);
    }
  }

  private String alias() {
    return candidate == null ? "candidate" : candidate;
  }

  private static Submission ofSession(Room room, Session session) {
    return Submission.open(session.workspace(room.installation().home()))
        .named(session.candidate());
  }

  private AirbyteSetup airbyteOf(Room room, Optional<Session> session) {
    if (airbyte != null) {
      return CandidatesAirbyte.read(airbyte);
    }
    if (place != null && Files.isRegularFile(place)) {
      return CollectedAirbyte.in(place);
    }
    return session.map(own -> airbyteIn(room, own)).orElse(AirbyteSetup.NOT_ASKED);
  }

  /** On the session's port another session's Airbyte may answer by now. */
  private static AirbyteSetup airbyteIn(Room room, Session session) {
    try {
      room.containers().requireOwn(session);
    } catch (Problem another) {
      return new AirbyteSetup.Unread(another.getMessage());
    }
    return new CandidatesAirbyte(session, room.installation().home()).read();
  }
}
