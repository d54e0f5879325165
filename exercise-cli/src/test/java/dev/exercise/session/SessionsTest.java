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

final class SessionsTest {

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
    new Sessions(home).write(SESSION);

    assertThat(new Sessions(home).read("ada")).isEqualTo(SESSION);
    assertThat(new Sessions(home).candidates()).containsExactly("ada");
  }

  @Test
  void onlyTheOwnerMayReadTheSeed() throws IOException {
    new Sessions(home).write(SESSION);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("sessions/ada.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aCandidateWithoutASessionIsToldWithThoseThatHaveOne() {
    new Sessions(home).write(SESSION);

    assertThatThrownBy(() -> new Sessions(home).read("bob"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("'bob'; there are ada")
        .hasMessageContaining("--seed");
  }

  @Test
  void aDamagedFileIsAClearProblem() throws IOException {
    Files.createDirectories(home.resolve("sessions"));
    for (String damaged : new String[] {"", "{", "{\"generatorVersion\": \"1\"}", "[]"}) {
      Files.writeString(home.resolve("sessions/ada.json"), damaged);

      assertThatThrownBy(() -> new Sessions(home).read("ada"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("ada.json")
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
