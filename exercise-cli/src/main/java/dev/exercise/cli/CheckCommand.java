package dev.exercise.cli;

import dev.exercise.check.Finding;
import dev.exercise.check.RoomCheck;
import dev.exercise.check.SessionCheck;
import dev.exercise.replay.Toolchain;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether every service of a session does what a candidate needs. */
@Command(
    name = "check",
    description = {
      "Look whether every service of a running session does what a candidate needs of it.",
      "Counts the source's rows, lets Airbyte reach what was set up in it, asks the warehouse, and"
          + " lets dbt look at its project. Nothing that the candidate made is changed. Ends with 1"
          + " when a service fails."
    },
    footer = {"", "Examples", "  exercise check", "  exercise check --candidate ada --format json"})
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description = "The candidate's folder. Default: that of the session.")
  private Path workspace;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public Integer call() {
    try (Room room = Room.open()) {
      Path home = room.installation().home();
      Session session = candidate.session(home);
      List<Finding> findings =
          session.runtime() == SessionRuntime.COMPOSE
              ? compose(room, session)
              : embedded(room, session, workspace == null ? session.workspace(home) : workspace);
      room.progress().close();
      FindingPrinter.print(findings, format, spec.commandLine().getOut());
      return FindingPrinter.exitCode(findings);
    }
  }

  private static List<Finding> embedded(Room room, Session session, Path place) {
    room.containers().requireRunning(session);
    Toolchain toolchain = Toolchain.prepare(room.installation(), room.ledger(), room.progress());
    return SessionCheck.run(session, place, room.ledger(), toolchain, room.progress());
  }

  private static List<Finding> compose(Room room, Session session) {
    room.containers().requireNoOther(session);
    return RoomCheck.run(session, room.containers().compose(session), room.progress());
  }
}
