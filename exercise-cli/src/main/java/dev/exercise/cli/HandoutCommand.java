package dev.exercise.cli;

import dev.exercise.room.Handout;
import dev.exercise.room.SessionPlan;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Ports;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Packs a candidate's workspace. */
@Command(
    name = "handout",
    description = {
      "Pack a candidate's workspace as one zip, for their own laptop; starts nothing.",
      "'docker compose up -d' in it is enough: no tool, no seed. The session with its seed stays"
          + " here for the grade; a session that there is already keeps its marketplace. The same"
          + " session gives the same bytes."
    },
    footer = {
      "",
      "Examples",
      "  exercise handout --candidate ada --output ada.zip",
      "  exercise grade --candidate ada --submission ada-back.zip   # when the work comes back"
    })
final class HandoutCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Clock clock;

  HandoutCommand(Clock clock) {
    this.clock = clock;
  }

  @Mixin private CandidateOption candidate;

  @Mixin private WorldOptions options;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The zip. Default: exercise-<alias>.zip here.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    try (Room room = Room.open()) {
      Sessions sessions = new Sessions(room.installation().home());
      Session session = session(sessions);
      Path zip = output == null ? Path.of("exercise-%s.zip".formatted(candidate.alias())) : output;
      Path written =
          Handout.write(room.installation(), room.ledger(), session, zip, room.progress());
      room.progress().close();
      spec.commandLine().getOut().println(written);
      return ExitCode.FINE;
    }
  }

  private Session session(Sessions sessions) {
    Optional<Session> kept = sessions.find(candidate.alias());
    Session proposed =
        SessionPlan.proposed(
            candidate.alias(), SessionRuntime.COMPOSE, kept, Ports.MANUAL, clock.instant());
    Session wanted =
        proposed.with(options.world(proposed.world()), options.depth(proposed.depth()));
    return SessionPlan.keptFor(wanted, kept, sessions);
  }
}
