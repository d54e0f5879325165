package dev.exercise.session;

import dev.exercise.Problem;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.stack.DirectoryTree;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The Airbyte-compatible server of a session without Docker. What the candidate sets up in it is
 * kept in the tool's home, so that it can be graded after the session.
 */
public final class CandidatesAirbyte {

  private final Session session;
  private final Path home;
  private final Path folder;

  /**
   * @param home the tool's home directory
   */
  public CandidatesAirbyte(Session session, Path home) {
    this.session = session;
    this.home = home;
    this.folder = home.resolve("airbyte").resolve(session.candidate());
  }

  /**
   * Starts the server.
   *
   * @param goOn whether what was set up in an earlier session stays
   * @throws Problem when it cannot be started
   */
  AirbyteServer start(boolean goOn) {
    ServerOptions options =
        ServerOptions.of(session.ports().airbyte(), folder)
            .withEmulator(session.warehouse().getAuthority());
    if (!goOn) {
      DirectoryTree.delete(folder);
    }
    try {
      if (goOn && Files.isDirectory(folder)) {
        // The warehouse is a new one: a cursor that went on would leave out what the old one had.
        AirbyteServer.forgetProgress(options);
      }
      return AirbyteServer.start(options);
    } catch (IllegalStateException refused) {
      throw new Problem(refused.getMessage(), refused);
    }
  }

  /**
   * Reads what was set up: what the session kept, or, while it runs and holds that fast, from its
   * server. On the session's port another session's server may answer by now.
   */
  public AirbyteSetup read() {
    if (session.runtime() == SessionRuntime.COMPOSE) {
      return readContainer();
    }
    if (!Files.isDirectory(folder)) {
      return new AirbyteSetup.Unread(
          "no session of '%s' kept what was set up in Airbyte.".formatted(session.candidate()));
    }
    try (AirbyteServer kept = AirbyteServer.start(ServerOptions.of(0, folder).atRest())) {
      return read(kept.uri());
    } catch (AirbyteException unreadable) {
      return new AirbyteSetup.Unread(unreadable.getMessage());
    } catch (IllegalStateException | UncheckedIOException held) {
      return readRunning(held.getMessage());
    }
  }

  private AirbyteSetup readContainer() {
    try {
      return read(session.airbyte());
    } catch (AirbyteException away) {
      return new AirbyteSetup.Unread(away.getMessage());
    }
  }

  private AirbyteSetup readRunning(String otherwise) {
    if (RunningMark.holder(home, session.candidate()).isEmpty()) {
      return new AirbyteSetup.Unread(otherwise);
    }
    try {
      return read(session.airbyte());
    } catch (AirbyteException away) {
      return new AirbyteSetup.Unread(
          away.kind() == AirbyteException.Kind.UNREACHABLE ? otherwise : away.getMessage());
    }
  }

  /**
   * Reads the connections of an Airbyte.
   *
   * @throws AirbyteException when it does not answer, or not as Airbyte does
   */
  public static AirbyteSetup read(URI address) {
    AirbyteClient airbyte = new AirbyteClient(address);
    Workspace workspace = airbyte.workspace();
    return new AirbyteSetup.Read(
        airbyte.connections(workspace).stream()
            .sorted(Comparator.comparing(Connection::name))
            .map(connection -> new AirbyteSetup.Connected(connection, airbyte.lastSync(connection)))
            .toList());
  }
}
