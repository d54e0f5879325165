package dev.exercise.session;

import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.RawTables;
import dev.exercise.stack.Ports;
import java.net.URI;
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

  static void checkAlias(String candidate) {
    if (!candidate.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          ("'%s' is no alias. Use up to 64 letters, digits, dots, dashes and underscores, and begin"
                  + " with a letter or digit.")
              .formatted(candidate));
    }
  }
}
