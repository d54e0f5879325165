package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Docker;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be deleted for good, and what is left alone. */
final class WorkspaceLayoutTest {

  @TempDir private Path place;

  @Test
  void aWorkspaceMayGoAndSoMayOneThatIsGone() throws Exception {
    Path workspace = workspace(place.resolve("exercise-ada"));

    assertThatCode(() -> WorkspaceLayout.require(workspace, List.of())).doesNotThrowAnyException();
    assertThatCode(() -> WorkspaceLayout.require(place.resolve("gone"), List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void aFolderOfSomebodysCodeMayNotGo() throws Exception {
    Path code = place.resolve("code");
    Files.createDirectories(code.resolve("airflow/dags"));
    Files.writeString(code.resolve("thesis.tex"), "years of work");

    assertThatThrownBy(() -> WorkspaceLayout.require(code, List.of()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(code.toString())
        .hasMessageContaining("delete it yourself");
  }

  @Test
  void neitherMayAFolderThatHoldsTheToolNorALinkToAWorkspace() throws Exception {
    Path workspace = workspace(place.resolve("exercise-ada"));
    Path home = Files.createDirectories(workspace.resolve("tools/home"));
    Path link = Files.createSymbolicLink(place.resolve("link"), workspace);

    assertThatThrownBy(() -> WorkspaceLayout.require(workspace, List.of(home)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> WorkspaceLayout.require(link, List.of())).isInstanceOf(Problem.class);
  }

  @Test
  void aPurgeThatIsRefusedForgetsNothing() throws Exception {
    Path home = place.resolve("home");
    Path code = Files.createDirectories(place.resolve("code"));
    Session session =
        new Session("ada", World.of(7, "0.1"), Depth.CORE, Ports.free(), Instant.EPOCH).in(code);
    new Sessions(home).write(session);

    try (ProcessLedger ledger = ProcessLedger.open(home, notice -> {})) {
      ComposeSession rooms = rooms(home, ledger);

      assertThatThrownBy(() -> rooms.purge(session)).isInstanceOf(Problem.class);
      assertThat(code).exists();
      assertThat(new Sessions(home).find("ada")).contains(session);

      workspace(code);
      rooms.purge(session);
      assertThat(code).doesNotExist();
      assertThat(new Sessions(home).find("ada")).isEmpty();
    }
  }

  private static ComposeSession rooms(Path home, ProcessLedger ledger) {
    return new ComposeSession(
        new Installation(TestHome.root().resolve("dbt_project"), home),
        ledger,
        Docker.ofThisUser(),
        SilentListener.INSTANCE,
        Clock.systemUTC());
  }

  private static Path workspace(Path folder) throws Exception {
    Files.createDirectories(folder.resolve("airflow/dags"));
    Files.createDirectories(folder.resolve("dbt_project"));
    Files.writeString(folder.resolve("dbt_project/dbt_project.yml"), "name: marketplace");
    return folder;
  }
}
