package dev.exercise.cli;

import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.room.ComposeSession;
import dev.exercise.room.SessionPlan;
import dev.exercise.session.EmbeddedSession;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.session.Workspace;
import dev.exercise.stack.Docker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets a session up. */
@Command(
    name = "setup",
    description = {
      "Set up a session: the candidate's workspace, with every service running.",
      "With Docker the services are containers, which run on when this command ends; run it again"
          + " whenever it was interrupted or a container has gone. Without Docker (--runtime"
          + " embedded) they run until Ctrl-C: for practice and proof, not for hiring decisions,"
          + " since the candidate could read the seed.",
      "The seed is drawn at random unless it is named. A candidate who has a session goes on with"
          + " it: the same runtime, marketplace and workspace, and nothing in that is changed."
          + " 'exercise reset' begins anew."
    },
    footer = {
      "",
      "Examples",
      "  exercise setup --candidate ada",
      "  exercise setup --candidate ada --depth full --sync --format json",
      "  exercise setup --candidate ada   # again: go on, for instance after a restart",
      "  exercise setup --runtime embedded --postgres-port 15432"
    })
final class SetupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Clock clock;

  SetupCommand(Clock clock) {
    this.clock = clock;
  }

  @Mixin private CandidateOption candidate;

  @Mixin private WorldOptions options;

  @Mixin private RuntimeOption runtime;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description =
          "The candidate's folder. Default: exercise-<alias> in your home; embedded:"
              + " .exercise/workspace/<alias>.")
  private Path workspace;

  @Option(names = "--sync", description = "Load the raw tables too.")
  private boolean sync;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Of the access card: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private PortOptions ports;

  @Override
  public Integer call() throws Exception {
    try (Room room = Room.open()) {
      Docker docker = Docker.ofThisUser();
      Sessions sessions = new Sessions(room.installation().home());
      Optional<Session> kept = sessions.find(candidate.alias());
      RuntimeChoice choice = runtime.choose(docker, kept);
      Session wanted = wanted(choice.runtime(), kept);
      room.progress().note(choice.because());
      return choice.runtime() == SessionRuntime.COMPOSE
          ? compose(room, docker, choice, wanted)
          : embedded(room, wanted, kept.isPresent());
    }
  }

  private int compose(Room room, Docker docker, RuntimeChoice choice, Session wanted)
      throws Exception {
    ComposeSession session =
        new ComposeSession(room.installation(), room.ledger(), docker, room.progress(), clock);
    var card = session.setUp(wanted, choice);
    if (sync) {
      room.progress().step("Load the raw tables");
      session.sync(new Sessions(room.installation().home()).read(candidate.alias()));
    }
    room.progress().close();
    CardPrinter.print(card, format, spec.commandLine().getOut());
    return ExitCode.FINE;
  }

  private int embedded(Room room, Session wanted, boolean goOn) throws Exception {
    Path home = room.installation().home();
    Session session = SessionPlan.settle(wanted, new Sessions(home), home);
    try (EmbeddedSession running =
        EmbeddedSession.start(
            room.installation(),
            room.ledger(),
            session,
            new Workspace(session.workspace(home), goOn),
            room.progress())) {
      if (sync) {
        room.progress().step("Load the raw tables");
        running.sync(room.progress());
      }
      room.progress().close();
      CardPrinter.print(running.accessCard(), format, spec.commandLine().getOut());
      new CountDownLatch(1).await();
      return ExitCode.FINE;
    }
  }

  private Session wanted(SessionRuntime where, Optional<Session> kept) {
    Session proposed =
        SessionPlan.proposed(candidate.alias(), where, kept, ports.of(where), clock.instant());
    Session wanted =
        proposed.with(options.world(proposed.world()), options.depth(proposed.depth()));
    return workspace == null ? wanted : wanted.in(workspace.toAbsolutePath().normalize());
  }
}
