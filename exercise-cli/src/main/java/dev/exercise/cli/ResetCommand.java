package dev.exercise.cli;

import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.room.Collection;
import dev.exercise.room.EmbeddedRoom;
import dev.exercise.room.RoomCard;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Docker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings a session back to its start. */
@Command(
    name = "reset",
    description = {
      "Bring a session back to its start: the same marketplace, a fresh starter, after asking.",
      "The candidate's work is collected as one zip first, and their workspace is moved aside to"
          + " <workspace>.before-reset-<time>: nothing of it is deleted."
    },
    footer = {"", "Examples", "  exercise reset --candidate ada", "  exercise reset --yes"})
final class ResetCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Mixin private Confirmation confirmation;

  @Override
  public Integer call() throws Exception {
    try (Room room = Room.open()) {
      Path home = room.installation().home();
      Session session = candidate.session(home);
      String question =
          "This sets the session of '%s' back to its start. The workspace %s is moved aside; what is in Airbyte, the warehouse and Airflow is collected and removed."
              .formatted(session.candidate(), session.workspace(home));
      if (!confirmation.given(question)) {
        return ExitCode.FINE;
      }
      return session.runtime() == SessionRuntime.COMPOSE
          ? compose(room, session)
          : embedded(room, session);
    }
  }

  private int compose(Room room, Session session) throws Exception {
    room.containers().requireNoOther(session);
    Collection work = room.collect(session, Optional.empty());
    if (!MissingPrinter.goesOn(work, confirmation, spec.commandLine().getErr())) {
      return ExitCode.FINE;
    }
    Path aside = room.containers().clear(session);
    // Before anything else can fail: nobody else says where the work is.
    tell(aside, work);
    RuntimeChoice choice =
        RuntimeChoice.of(Optional.of(SessionRuntime.COMPOSE), Docker.ofThisUser());
    Session fresh = new Sessions(room.installation().home()).read(session.candidate());
    RoomCard card = room.containers().setUp(fresh, choice);
    room.progress().close();
    CardPrinter.print(card, Format.text, spec.commandLine().getOut());
    return ExitCode.FINE;
  }

  private int embedded(Room room, Session session) {
    EmbeddedRoom.requireEnded(room.installation().home(), session);
    Collection work = room.collect(session, Optional.empty());
    if (!MissingPrinter.goesOn(work, confirmation, spec.commandLine().getErr())) {
      return ExitCode.FINE;
    }
    Path aside = EmbeddedRoom.clear(room.installation().home(), session);
    room.progress().close();
    tell(aside, work);
    spec.commandLine()
        .getOut()
        .println(
            "Start it again: exercise setup --runtime embedded --candidate " + session.candidate());
    return ExitCode.FINE;
  }

  private void tell(Path aside, Collection work) {
    spec.commandLine().getOut().println("The candidate's work was moved to " + aside);
    spec.commandLine().getOut().println("What the services held is in      " + work.zip());
    spec.commandLine().getOut().flush();
  }
}
