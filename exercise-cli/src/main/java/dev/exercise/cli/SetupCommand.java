package dev.exercise.cli;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.EmbeddedSession;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.session.Workspace;
import dev.exercise.stack.Ports;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets up a session without Docker and keeps it running. */
@Command(
    name = "setup",
    description = {
      "Set up a practice session without Docker and keep it running until Ctrl-C.",
      "For practice and proof, not for hiring decisions: the candidate works on the same machine"
          + " and could read the seed. The seed is drawn at random unless it is named."
    },
    footer = {
      "",
      "Examples",
      "  exercise setup --candidate ada",
      "  exercise setup --sync --postgres-port 15432"
    })
final class SetupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Clock clock;

  SetupCommand(Clock clock) {
    this.clock = clock;
  }

  @Mixin private WorldOptions options;

  @Option(
      names = "--candidate",
      paramLabel = "ALIAS",
      defaultValue = "candidate",
      description = "What the candidate is called here. Default: ${DEFAULT-VALUE}.")
  private String candidate;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description = "The candidate's copy of the starter. Default: .exercise/workspace/<alias>.")
  private Path workspace;

  @Option(
      names = "--keep-workspace",
      description = "Go on in a workspace that is there from an earlier session.")
  private boolean keepWorkspace;

  @Option(names = "--sync", description = "Load the raw tables too.")
  private boolean sync;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description = "Default: ${DEFAULT-VALUE}.")
  private int postgresPort;

  @Option(
      names = "--bigquery-port",
      paramLabel = "PORT",
      defaultValue = "9050",
      description = "The emulator's REST interface. Default: ${DEFAULT-VALUE}.")
  private int bigQueryPort;

  @Option(
      names = "--bigquery-grpc-port",
      paramLabel = "PORT",
      defaultValue = "9060",
      description = "The emulator's gRPC interface. Default: ${DEFAULT-VALUE}.")
  private int bigQueryGrpcPort;

  @Option(
      names = "--airbyte-port",
      paramLabel = "PORT",
      defaultValue = "8000",
      description = "Airbyte's web pages and API. Default: ${DEFAULT-VALUE}.")
  private int airbytePort;

  @Override
  public Integer call() throws Exception {
    Session session = session();
    try (Room room = Room.open()) {
      Path home = room.installation().home();
      Path place = workspace == null ? home.resolve("workspace").resolve(candidate) : workspace;
      try (EmbeddedSession running =
          EmbeddedSession.start(
              room.installation(),
              room.ledger(),
              session,
              new Workspace(place.toAbsolutePath().normalize(), keepWorkspace),
              room.progress())) {
        new Sessions(home).write(session);
        if (sync) {
          room.progress().step("Load the raw tables");
          running.sync(room.progress());
        }
        room.progress().close();
        AccessCardPrinter.print(running.accessCard(), spec.commandLine().getOut());
        new CountDownLatch(1).await();
        return ExitCode.FINE;
      }
    }
  }

  private Session session() {
    World drawn =
        new World(new SecureRandom().nextLong(Long.MAX_VALUE), WorldOptions.SAMPLE.scale());
    try {
      return new Session(
          candidate,
          options.world(drawn),
          options.depth(Depth.CORE),
          new Ports(postgresPort, bigQueryPort, bigQueryGrpcPort, airbytePort),
          clock.instant());
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }
}
