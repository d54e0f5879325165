package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.grading.LeftMarts;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Reports;
import dev.exercise.room.CollectedAirbyte;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.CandidatesWarehouse;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.submission.Submission;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges a submission by running it. */
@Command(
    name = "grade",
    description = {
      "Judge a submission by running it in a scratch stack.",
      "A folder is only read; a zip, such as 'exercise collect' makes, is unpacked elsewhere."
          + " Without --submission it is the workspace of the candidate's session. Ends with 1 when"
          + " something was found wrong.",
      "Without --seed, the world is that of the candidate's session ('exercise setup')."
    },
    footer = {
      "",
      "Examples",
      "  exercise grade --candidate ada",
      "  exercise grade --candidate ada --quick   # in the session: what to ask next",
      "  exercise grade --candidate ada --submission ada.zip",
      "  exercise grade --candidate ada --warehouse bigquery://my-project/analytics",
      "  exercise grade --submission work/ada/dbt_project --seed 7 --output reports/ada"
    })
final class GradeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WorldOptions options;

  @Option(
      names = "--submission",
      paramLabel = "FOLDER|ZIP",
      description =
          "The candidate's dbt project, or what has dbt_project in it. Default: the workspace of"
              + " the session.")
  private Path place;

  @Option(
      names = "--candidate",
      paramLabel = "ALIAS",
      converter = CandidateOption.AliasConverter.class,
      description =
          "Whose session names the world. Default: the submission's name, or candidate without"
              + " one.")
  private String candidate;

  @Option(
      names = "--airbyte",
      paramLabel = "URL",
      description =
          "The candidate's Airbyte. Default: that of the session, running or kept; of a zip, what"
              + " 'exercise collect' put into it.")
  private URI airbyte;

  @Mixin private ProbesOption probes;

  @Mixin private WarehouseOption warehouse;

  @Mixin private Confirmation confirmation;

  @Option(
      names = "--quick",
      description =
          "Only look at the marts as they stand in the running session's warehouse, and say what is"
              + " worth asking: no build, no probes.")
  private boolean quick;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the reports go. Default: .exercise/grades/<name> in the checkout.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    options.requireSeedWithTheRest();
    if (quick && (place != null || options.namesSeed())) {
      throw new ParameterException(
          spec.commandLine(),
          "--quick looks into the running room of a session, and goes without --submission and"
              + " --seed.");
    }
    // What is no folder and no file is told before anything is started.
    Optional<Submission> named =
        Optional.ofNullable(place).filter(path -> !Files.isRegularFile(path)).map(Submission::open);
    try (Room room = Room.open()) {
      if (quick) {
        return gradeQuickly(room);
      }
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
      Optional<LeftMarts> left =
          warehouse.isNamed()
              ? warehouse.read(room, confirmation, world, depth)
              : Optional.of(leftOf(room, session));
      if (left.isEmpty()) {
        return ExitCode.FINE;
      }
      Path usual = room.installation().home().resolve("grades").resolve(submission.name());
      Reports reports = Reports.in(output == null ? usual : output);
      Evidence evidence =
          new Evidence(
              Optional.of(airbyteOf(room, session)),
              left.get(),
              session.flatMap(own -> room.record(own, Optional.ofNullable(place))));
      Grade grade = room.grade(submission, world, depth, evidence, probes.chosen(), reports);
      GradePrinter.print(grade, reports, spec.commandLine().getOut());
      return GradePrinter.exitCode(grade);
    }
  }

  private int gradeQuickly(Room room) throws SQLException {
    Path home = room.installation().home();
    Session session = new Sessions(home).read(alias());
    Optional<LeftMarts> left =
        warehouse.isNamed()
            ? warehouse.read(room, confirmation, session.world(), session.depth())
            : Optional.of(marts(room, session));
    if (left.isEmpty()) {
      return ExitCode.FINE;
    }
    Path usual = home.resolve("grades").resolve(session.candidate() + "-quick");
    Reports reports = Reports.in(output == null ? usual : output);
    Grade grade =
        room.gradeQuickly(session, left.get(), airbyteOf(room, Optional.of(session)), reports);
    GradePrinter.printWithQuestions(grade, reports, spec.commandLine().getOut());
    return GradePrinter.exitCode(grade);
  }

  /** A folder or zip of anybody's is not compared with what stands in a session's warehouse. */
  private LeftMarts leftOf(Room room, Optional<Session> session) {
    return session
        .filter(own -> place == null)
        .map(own -> marts(room, own))
        .orElse(LeftMarts.NOT_ASKED);
  }

  private static LeftMarts marts(Room room, Session session) {
    try {
      room.containers().requireRunning(session);
    } catch (Problem away) {
      return new LeftMarts.Unread(away.getMessage());
    }
    room.progress().step("Read the marts in the warehouse of '%s'".formatted(session.candidate()));
    return CandidatesWarehouse.read(session.warehouse(), session.world(), session.depth());
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
    return session.map(room::airbyteOf).orElse(AirbyteSetup.NOT_ASKED);
  }
}
