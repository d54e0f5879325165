package dev.exercise.cli;

import dev.exercise.room.EmbeddedRoom;
import dev.exercise.room.Leftovers;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a session. */
@Command(
    name = "teardown",
    description = {
      "End a session: its containers, volumes and networks go, after asking.",
      "What was set up in Airbyte and built in the warehouse is in the volumes: 'exercise collect'"
          + " takes it out first. The workspace and the session's file, which names the seed, stay for"
          + " the grade, unless --purge is given. Images stay, for the next session."
    },
    footer = {
      "",
      "Examples",
      "  exercise teardown --candidate ada",
      "  exercise teardown --candidate ada --purge --yes"
    })
final class TeardownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Option(
      names = "--purge",
      description =
          "Delete the workspace and the session too: nothing can be graded then. Collected zips,"
              + " reports and workspaces that a reset moved aside stay, and are named.")
  private boolean purge;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() {
    try (Room room = Room.open()) {
      Session session = candidate.session(room.installation().home());
      if (!confirmation.given(question(session, room))) {
        return ExitCode.FINE;
      }
      if (purge) {
        room.containers().requirePurgeable(session);
      }
      if (session.runtime() == SessionRuntime.COMPOSE) {
        room.containers().tearDown(session);
      } else {
        EmbeddedRoom.requireEnded(room.installation().home(), session);
      }
      if (purge) {
        room.progress().step("Delete the workspace and the session");
        room.containers().purge(session);
      }
      room.progress().close();
      tell(session, room.installation().home());
      return ExitCode.FINE;
    }
  }

  private void tell(Session session, Path home) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("The session of '%s' is over.".formatted(session.candidate()));
    if (!purge) {
      out.println(
          "Its workspace %s and its seed stay for the grade; --purge deletes them."
              .formatted(session.workspace(home)));
      return;
    }
    List<Path> leftovers = Leftovers.of(home, session);
    if (!leftovers.isEmpty()) {
      out.println("Not deleted, since it may be all that is left of the work:");
      leftovers.forEach(leftover -> out.println("  " + leftover));
    }
  }

  private String question(Session session, Room room) {
    return "This removes the containers of '%s' and what is in them: Airbyte's connections, the warehouse, Airflow's runs.%s"
        .formatted(
            session.candidate(),
            purge
                ? " It deletes the workspace %s with the candidate's work, and the session's seed."
                    .formatted(session.workspace(room.installation().home()))
                : "");
  }
}
