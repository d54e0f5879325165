package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.RunningMark;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRoomTest {

  private static final Session ADA =
      new Session("ada", World.of(7, "0.1"), Depth.CORE, Ports.MANUAL, Instant.EPOCH);

  @TempDir private Path folder;

  @Test
  void whoeverListensOnItsPortsByNowIsNotTakenForASessionThatHasEnded() throws Exception {
    Session session = new Session("ada", ADA.world(), Depth.CORE, Ports.free(), Instant.EPOCH);
    try (Stranger stranger = Stranger.on(session.ports().postgres())) {
      assertThatCode(() -> EmbeddedRoom.requireEnded(folder, session)).doesNotThrowAnyException();
      assertThatThrownBy(() -> EmbeddedRoom.requireRunning(folder, session))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("does not run")
          .hasMessageContaining("exercise setup --runtime embedded --candidate ada");
      assertThat(stranger.asked()).isEmpty();
    }
  }

  @Test
  void aSessionThatRunsIsNotResetNorTornDown() {
    try (RunningMark mark = RunningMark.take(folder, "ada")) {
      assertThat(mark).isNotNull();
      assertThatThrownBy(() -> EmbeddedRoom.requireEnded(folder, ADA))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("Ctrl-C");
      assertThatCode(() -> EmbeddedRoom.requireRunning(folder, ADA)).doesNotThrowAnyException();
    }
  }

  @Test
  void aResetMovesTheWorkAsideAndKeepsTheMarketplace() throws Exception {
    Path home = folder.resolve("home");
    Path workspace = Files.createDirectories(folder.resolve("work"));
    Files.writeString(workspace.resolve("mine.sql"), "select 1");
    Session session = ADA.in(workspace);
    new Sessions(home).write(session);

    Path aside = EmbeddedRoom.clear(home, session);

    assertThat(workspace).doesNotExist();
    assertThat(aside.resolve("mine.sql")).hasContent("select 1");
    assertThat(new Sessions(home).read("ada")).isEqualTo(session.unfinished());
  }

  @Test
  void aResetThatIsInterruptedLeavesNoUsedFolderThatPassesForAFreshOne() throws Exception {
    Path home = folder.resolve("home");
    Path workspace = Files.createDirectories(folder.resolve("work"));
    Session session = ADA.in(workspace);
    new Sessions(home).write(session);
    Files.createDirectories(home.resolve("sessions/ada.json.unfinished/in-the-way"));

    assertThatThrownBy(() -> EmbeddedRoom.clear(home, session)).isInstanceOf(Problem.class);

    assertThat(workspace).doesNotExist();
    assertThat(new Sessions(home).read("ada").world()).isEqualTo(session.world());
  }
}
