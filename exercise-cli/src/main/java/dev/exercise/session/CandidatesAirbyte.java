package dev.exercise.session;

import dev.exercise.Problem;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.StreamRun;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.timeline.ServiceRun;
import dev.exercise.timeline.ServiceRuns;
import dev.exercise.timeline.Trace;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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
    return ask(CandidatesAirbyte::read, AirbyteSetup.Unread::new);
  }

  /** The syncs of all connections, as a timeline wants them; asked as {@link #read} asks. */
  public Trace syncs() {
    return ask(CandidatesAirbyte::syncs, Trace.Unread::new);
  }

  private <T> T ask(Function<URI, T> question, Function<String, T> unread) {
    if (session.runtime() == SessionRuntime.COMPOSE) {
      return askContainer(question, unread);
    }
    if (!Files.isDirectory(folder)) {
      return unread.apply(
          "no session of '%s' kept what was set up in Airbyte.".formatted(session.candidate()));
    }
    try (AirbyteServer kept = AirbyteServer.start(ServerOptions.of(0, folder).atRest())) {
      return question.apply(kept.uri());
    } catch (AirbyteException unreadable) {
      return unread.apply(unreadable.getMessage());
    } catch (IllegalStateException | UncheckedIOException held) {
      return askRunning(question, unread, held.getMessage());
    }
  }

  private <T> T askContainer(Function<URI, T> question, Function<String, T> unread) {
    try {
      return question.apply(session.airbyte());
    } catch (AirbyteException away) {
      return unread.apply(away.getMessage());
    }
  }

  private <T> T askRunning(
      Function<URI, T> question, Function<String, T> unread, String otherwise) {
    if (RunningMark.holder(home, session.candidate()).isEmpty()) {
      return unread.apply(otherwise);
    }
    try {
      return question.apply(session.airbyte());
    } catch (AirbyteException away) {
      return unread.apply(
          away.kind() == AirbyteException.Kind.UNREACHABLE ? otherwise : away.getMessage());
    }
  }

  private static Trace syncs(URI address) {
    AirbyteClient airbyte = new AirbyteClient(address);
    List<ServiceRun> runs = new ArrayList<>();
    for (Connection connection : airbyte.connections(airbyte.workspace())) {
      for (JobRun job : airbyte.syncs(connection)) {
        runs.add(
            new ServiceRun(
                job.createdAt(),
                job.status().isFinal()
                    ? Optional.of(Duration.between(job.createdAt(), job.updatedAt()))
                    : Optional.empty(),
                "sync of '%s': %s, %d records"
                    .formatted(
                        connection.name(),
                        job.status().name().toLowerCase(Locale.ROOT),
                        job.streams().stream().mapToLong(StreamRun::recordsCommitted).sum()),
                job.status() == JobStatus.FAILED));
      }
    }
    return Trace.of(ServiceRuns.render(runs));
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
