package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.Session;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {

  @TempDir private Path home;
  @TempDir private Path desk;

  @Test
  void copiesAndReportsOfTheCandidateAreNamed() throws IOException {
    Path zip = file(home.resolve("collected/ada-20260701-101500.zip"));
    Path report = file(home.resolve("grades/ada/report.html"));
    Path quick = file(home.resolve("grades/ada-quick/report.html"));
    Path before = file(desk.resolve("exercise-ada.before-reset-20260701-101500/notes.md"));
    file(home.resolve("sessions/ada.json"));

    assertThat(Leftovers.of(home, session("ada")))
        .containsExactly(zip, report.getParent(), quick.getParent(), before.getParent());
  }

  @Test
  void anotherCandidatesAreNot() throws IOException {
    file(home.resolve("collected/ada-2-20260701-101500.zip"));
    file(home.resolve("grades/ada-2/report.html"));
    file(home.resolve("grades/adam/report.html"));
    file(desk.resolve("exercise-ada-2.before-reset-20260701-101500/notes.md"));
    file(desk.resolve("exercise-adam/notes.md"));

    assertThat(Leftovers.of(home, session("ada"))).isEmpty();
  }

  @Test
  void whereNothingWasEverCollectedThereIsNothing() {
    assertThat(Leftovers.of(home.resolve("new"), session("ada"))).isEmpty();
  }

  private Session session(String candidate) {
    return new Session(candidate, World.of(5, "0.1"), Depth.CORE, Ports.MANUAL, Instant.EPOCH)
        .in(desk.resolve("exercise-" + candidate));
  }

  private static Path file(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
