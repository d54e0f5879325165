package dev.exercise.session;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.stack.Ports;
import java.time.Instant;

/**
 * What the interviewer's side keeps of a session; the candidate never sees it.
 *
 * @param candidate an alias, no personal data needed
 * @param world which marketplace was planted
 * @param depth how far the exercise goes
 * @param ports where the services listen
 * @param startedAt when it was set up
 */
public record Session(String candidate, World world, Depth depth, Ports ports, Instant startedAt) {

  public Session {
    checkAlias(candidate);
  }

  static void checkAlias(String candidate) {
    if (!candidate.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          ("'%s' is no alias. Use up to 64 letters, digits, dots, dashes and underscores, and begin"
                  + " with a letter or digit.")
              .formatted(candidate));
    }
  }
}
