package dev.exercise.session;

import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.RawTables;
import dev.exercise.stack.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the interviewer's side keeps of a session; the candidate never sees it.
 *
 * @param candidate an alias, no personal data needed
 * @param world which marketplace was planted
 * @param depth how far the exercise goes
 * @param ports where the services listen
 * @param startedAt when it was set up
 * @param runtime where the services run
 * @param workspace what the candidate works in, absolute; empty for the usual place
 * @param ready whether the candidate could begin: before that, nothing of theirs is anywhere
 */
public record Session(
    String candidate,
    World world,
    Depth depth,
    Ports ports,
    Instant startedAt,
    SessionRuntime runtime,
    Optional<Path> workspace,
    boolean ready) {

  public Session {
    checkAlias(candidate);
  }

  /** A session without Docker, in the usual workspace. */
  public Session(String candidate, World world, Depth depth, Ports ports, Instant startedAt) {
    this(
        candidate, world, depth, ports, startedAt, SessionRuntime.EMBEDDED, Optional.empty(), true);
  }

  /** The same in another workspace. */
  public Session in(Path folder) {
    return new Session(
        candidate, world, depth, ports, startedAt, runtime, Optional.of(folder), ready);
  }

  /** The same with another marketplace. */
  public Session with(World otherWorld, Depth otherDepth) {
    return new Session(
        candidate, otherWorld, otherDepth, ports, startedAt, runtime, workspace, ready);
  }

  /** The same before anybody could begin. */
  public Session unfinished() {
    return new Session(candidate, world, depth, ports, startedAt, runtime, workspace, false);
  }

  /** The same once the candidate can begin. */
  public Session readyAt(Instant instant) {
    return new Session(candidate, world, depth, ports, instant, runtime, workspace, true);
  }

  /**
   * What the candidate works in.
   *
   * @param home the tool's home directory
   */
  public Path workspace(Path home) {
    return workspace.orElseGet(
        () -> home.toAbsolutePath().normalize().resolve("workspace").resolve(candidate));
  }

  /** The source as the candidate's role sees it. */
  public PostgresSourceConfig candidatesSource() {
    return RawTables.candidatesView("127.0.0.1", ports.postgres());
  }

  /** The BigQuery emulator's REST interface. */
  public URI warehouse() {
    return URI.create("http://127.0.0.1:%d".formatted(ports.bigQueryRest()));
  }

  /** Airbyte's web pages and API. */
  public URI airbyte() {
    return URI.create("http://127.0.0.1:%d".formatted(ports.airbyte()));
  }

  /** Airflow's web pages and API. */
  public URI airflow() {
    return URI.create("http://127.0.0.1:%d".formatted(ports.airflow()));
  }

  /**
   * Makes sure that an alias is safe as the name of a file.
   *
   * @throws IllegalArgumentException saying what one looks like
   */
  public static void checkAlias(String candidate) {
    if (!candidate.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          ("'%s' is no alias. Use up to 64 letters, digits, dots, dashes and underscores, and begin"
                  + " with a letter or digit.")
              .formatted(candidate));
    }
  }
}
