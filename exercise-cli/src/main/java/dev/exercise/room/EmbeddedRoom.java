package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.session.RunningMark;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.DirectoryTree;
import java.nio.file.Path;
import java.time.Clock;

/** What is left of a session without Docker once its tool has ended. */
public final class EmbeddedRoom {

  private EmbeddedRoom() {}

  /**
   * Makes sure that its tool has ended: its services end with it. Who listens on its ports by now
   * may be anybody.
   *
   * @param home the tool's home directory
   * @throws Problem when it runs
   */
  public static void requireEnded(Path home, Session session) {
    RunningMark.holder(home, session.candidate())
        .ifPresent(
            holder -> {
              throw new Problem(
                  "The session of '%s' runs: %s.".formatted(session.candidate(), holder),
                  "End it with Ctrl-C where 'exercise setup' runs.");
            });
  }

  /**
   * Makes sure that what answers on its ports is its own.
   *
   * @param home the tool's home directory
   * @throws Problem when its tool has ended
   */
  static void requireRunning(Path home, Session session) {
    if (RunningMark.holder(home, session.candidate()).isEmpty()) {
      throw new Problem(
          "The session of '%s' does not run: its services ended with its 'exercise setup'."
              .formatted(session.candidate()),
          "Start it again: exercise setup --runtime embedded --candidate %s."
              .formatted(session.candidate()));
    }
  }

  /**
   * Brings it back to its start: the next setup has the same marketplace and a fresh starter.
   *
   * @param home the tool's home directory
   * @return where the workspace is now
   */
  public static Path clear(Path home, Session session) {
    Path folder = session.workspace(home);
    // In this order: interrupted in between, the used folder must not pass for a fresh one.
    Path aside = Aside.move(folder, Clock.systemUTC());
    DirectoryTree.delete(home.resolve("airbyte").resolve(session.candidate()));
    new Sessions(home).write(session.unfinished());
    return aside;
  }
}
