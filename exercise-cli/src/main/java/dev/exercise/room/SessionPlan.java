package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Container;
import dev.exercise.stack.Docker;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides which session a setup is for, so that nobody's work is lost or mixed with another's. */
public final class SessionPlan {

  private static final String USUAL_SCALE = "1";

  private SessionPlan() {}

  /**
   * The session that a command is about unless its options say something else: the one that is
   * kept, or a new one with a seed drawn at random.
   *
   * @param kept the candidate's session, if there is one
   * @param ports where the services of a new one listen
   */
  public static Session proposed(
      String candidate,
      SessionRuntime runtime,
      Optional<Session> kept,
      Ports ports,
      Instant instant) {
    World drawn = World.of(new SecureRandom().nextLong(Long.MAX_VALUE), USUAL_SCALE);
    boolean embedded = runtime == SessionRuntime.EMBEDDED;
    Optional<Path> before = kept.flatMap(Session::workspace);
    return new Session(
        candidate,
        kept.map(Session::world).orElse(drawn),
        kept.map(Session::depth).orElse(Depth.CORE),
        ports,
        instant,
        runtime,
        embedded ? before : before.or(() -> Optional.of(usualWorkspace(candidate))),
        embedded);
  }

  /** Where a candidate works unless something else is said: outside the tool's own folders. */
  public static Path usualWorkspace(String candidate) {
    return Path.of(System.getProperty("user.home"), "exercise-" + candidate)
        .toAbsolutePath()
        .normalize();
  }

  /**
   * The session that a handout is of: the one that there is, or the wanted one, which is kept.
   *
   * @throws Problem where there is one with another marketplace
   */
  public static Session keptFor(Session wanted, Optional<Session> kept, Sessions sessions) {
    if (kept.isEmpty()) {
      sessions.write(wanted);
      return wanted;
    }
    requireSame(kept.get(), wanted);
    return kept.get();
  }

  private static void requireSame(Session session, Session wanted) {
    if (!session.world().equals(wanted.world()) || session.depth() != wanted.depth()) {
      throw new Problem(
          "The session of '%s' has another marketplace than the one that is asked for."
              .formatted(wanted.candidate()),
          "Leave --seed, --scale and --depth out to go on with it, or name another --candidate.");
    }
  }

  /**
   * The session to set up: one that is kept is gone on with, since its seed is nowhere else.
   *
   * @param wanted with the world, depth, runtime and workspace that were asked for
   * @param home the tool's home directory
   * @throws Problem where that would lose a seed or touch a folder that is not the session's
   */
  public static Session settle(Session wanted, Sessions sessions, Path home) {
    Path folder = wanted.workspace(home);
    Optional<Session> kept = sessions.find(wanted.candidate());
    if (kept.isEmpty()) {
      if (Files.exists(folder)) {
        throw new Problem(
            "The workspace %s is of no session of '%s': its seed is not known."
                .formatted(folder, wanted.candidate()),
            "Name another --candidate or --workspace, or move it away.");
      }
      return wanted;
    }
    requireSame(kept.get(), wanted);
    if (kept.get().runtime() != wanted.runtime()) {
      throw new Problem(
          "The session of '%s' has the runtime %s: another one would lose its seed."
              .formatted(wanted.candidate(), kept.get().runtime().id()),
          "Leave --runtime out to go on with it, or name another --candidate.");
    }
    Path before = kept.get().workspace(home);
    if (!before.equals(folder) && (Files.exists(before) || Files.exists(folder))) {
      throw new Problem(
          "Candidate '%s' has a session with the workspace %s, not %s."
              .formatted(wanted.candidate(), before, folder),
          Files.exists(before)
              ? "Leave --workspace out to go on with it, or name another --candidate."
              : "Move the folder back there, or name a --workspace that is not there yet.");
    }
    return wanted.runtime() == SessionRuntime.EMBEDDED ? wanted : kept.get().in(folder);
  }

  /**
   * Makes sure that the engine has no other session's room: their names and volumes are the same.
   *
   * @throws Problem naming whose it is
   */
  static void requireNoOther(Session session, Sessions sessions, Docker docker, Path home) {
    Path folder = session.workspace().orElseThrow();
    requireOwn(session, sessions, docker.containers());
    List<String> volumes = docker.volumes(Compose.PROJECT);
    Optional<Path> owner = volumesOf(home);
    if (!volumes.isEmpty() && owner.filter(other -> isSame(other, folder)).isEmpty()) {
      if (owner.isPresent()) {
        throw otherRoom(owner.get(), sessions, "has left its data");
      }
      throw new Problem(
          "Docker has the data of a room that is not known here: volumes %s."
              .formatted(String.join(", ", volumes)),
          "Bring that room up and take its work, or remove them: docker volume rm %s."
              .formatted(String.join(" ", volumes)));
    }
  }

  /**
   * Makes sure that no container is of another session's room: it would answer on the same ports.
   *
   * @throws Problem naming whose it is
   */
  static void requireOwn(Session session, Sessions sessions, List<Container> containers) {
    Path folder = session.workspace().orElseThrow();
    for (Container container : containers) {
      if (container.project().equals(Compose.PROJECT)
          && container.folder().filter(other -> !isSame(other, folder)).isPresent()) {
        throw otherRoom(container.folder().get(), sessions, "is up");
      }
    }
  }

  /**
   * Makes sure that the session's room is up: else anybody may answer on its ports.
   *
   * @throws Problem naming whose room is up instead, or how to bring this one up
   */
  static void requireUp(Session session, Sessions sessions, List<Container> containers) {
    requireOwn(session, sessions, containers);
    boolean up =
        containers.stream()
            .anyMatch(
                container ->
                    container.project().equals(Compose.PROJECT)
                        && container.folder().isPresent()
                        && container.isRunning());
    if (!up) {
      throw new Problem(
          "The room of '%s' is not up: none of its containers runs.".formatted(session.candidate()),
          "Bring it up: exercise setup --candidate %s.".formatted(session.candidate()));
    }
  }

  /** Keeps whose data the room's volumes hold. */
  static void keepVolumesOf(Path home, Path folder) {
    try {
      Path file = volumesFile(home);
      Files.createDirectories(file.getParent());
      Files.writeString(file, folder.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("keeping whose data the volumes hold", unwritable);
    }
  }

  /** The volumes are gone. */
  static void forgetVolumes(Path home) {
    try {
      Files.deleteIfExists(volumesFile(home));
    } catch (IOException undeletable) {
      throw new UncheckedIOException("forgetting whose data the volumes held", undeletable);
    }
  }

  private static Optional<Path> volumesOf(Path home) {
    try {
      Path file = volumesFile(home);
      return Files.exists(file) ? Optional.of(Path.of(Files.readString(file))) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading whose data the volumes hold", unreadable);
    }
  }

  private static Path volumesFile(Path home) {
    return home.resolve("rooms").resolve("volumes-of");
  }

  private static Problem otherRoom(Path folder, Sessions sessions, String how) {
    Optional<String> candidate =
        sessions.candidates().stream()
            .filter(
                alias ->
                    sessions
                        .find(alias)
                        .flatMap(Session::workspace)
                        .filter(other -> isSame(other, folder))
                        .isPresent())
            .findFirst();
    return new Problem(
        "The room %sin %s %s, and an engine holds one room at a time."
            .formatted(candidate.map("of '%s' "::formatted).orElse(""), folder, how),
        candidate
            .map(
                alias ->
                    "Take its work with 'exercise collect --candidate %1$s' and end it with 'exercise teardown --candidate %1$s'."
                        .formatted(alias))
            .orElse(
                "End it with 'docker compose down' in that folder; its data goes with --volumes."));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other)
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
