package dev.exercise.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionFileTest {

  private static final Session SESSION =
      new Session(
          "ada",
          World.of(7, "0.1"),
          Depth.CORE,
          Ports.MANUAL,
          Instant.parse("2026-07-01T09:00:00Z"));

  @TempDir Path home;

  @Test
  void aSessionComesBackAsItWasKept() {
    new SessionFile(home).write(SESSION);

    assertThat(new SessionFile(home).read()).contains(SESSION);
  }

  @Test
  void onlyTheOwnerMayReadTheSeed() throws IOException {
    new SessionFile(home).write(SESSION);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("session.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void thereIsNoSessionBeforeTheFirst() {
    assertThat(new SessionFile(home).read()).isEmpty();
  }

  @Test
  void aDamagedFileIsAClearProblem() throws IOException {
    for (String damaged : new String[] {"", "{", "{\"generatorVersion\": \"1\"}", "[]"}) {
      Files.writeString(home.resolve("session.json"), damaged);

      assertThatThrownBy(() -> new SessionFile(home).read())
          .isInstanceOf(Problem.class)
          .hasMessageContaining("session.json")
          .hasMessageContaining("new session");
    }
  }

  @Test
  void aCandidatesAliasIsSafeAsAFileName() {
    for (String alias : new String[] {"", "../ada", "a/b", "-x", "a b"}) {
      assertThatThrownBy(
              () ->
                  new Session(
                      alias, SESSION.world(), SESSION.depth(), SESSION.ports(), Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("alias");
    }
  }
}
