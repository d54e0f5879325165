package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.check.Finding;
import dev.exercise.check.RoomCheck;
import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Container;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad day in one room of containers; its start costs a minute, so it is one test. */
final class ComposeSessionTest {

  @TempDir private Path folder;

  private ProcessLedger ledger;
  private ComposeSession rooms;
  private RuntimeChoice choice;
  private Session ada;
  private boolean begun;

  @BeforeEach
  void prepare() throws Exception {
    Docker.requireEngine();
    Docker.requireCompose();
    ShippedNames.claim(Compose.PROJECT);
    ledger = ProcessLedger.open(folder.resolve("home"), notice -> {});
    dev.exercise.stack.Docker docker = dev.exercise.stack.Docker.ofThisUser();
    choice = RuntimeChoice.of(Optional.of(SessionRuntime.COMPOSE), docker);
    rooms =
        new ComposeSession(
            new Installation(TestHome.root().resolve("dbt_project"), ledger.home()),
            ledger,
            docker,
            SilentListener.INSTANCE,
            Clock.systemUTC());
    ada = session("ada");
  }

  @AfterEach
  void remove() throws Exception {
    if (begun) {
      rooms.tearDown(ada);
    }
    // It was skipped where there is none.
    if (ledger != null) {
      ShippedNames.release(Compose.PROJECT);
      ledger.close();
    }
  }

  @Test
  void aSetupThatWasInterruptedAndAContainerThatWasKilledRecoverAndNoWorkIsLost() throws Exception {
    Sessions sessions = new Sessions(ledger.home());
    Path workspace = ada.workspace().orElseThrow();
    sessions.write(ada);
    Files.createDirectories(workspace.resolveSibling("exercise-ada.unfinished/source"));

    begun = true;
    RoomCard card = rooms.setUp(ada, choice);

    assertThat(card.workspace()).isEqualTo(workspace);
    assertThat(card.services()).extracting(RoomCard.Access::login).contains("admin / admin");
    Session ready = sessions.read("ada");
    assertThat(ready.ready()).isTrue();
    assertThat(ready.world()).isEqualTo(ada.world());
    assertThat(failed()).as("all is well").isEmpty();

    assertThatThrownBy(() -> rooms.setUp(session("bob"), choice))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("The room of 'ada'")
        .hasMessageContaining("exercise teardown --candidate ada");

    Path work =
        Files.writeString(workspace.resolve("dbt_project/models/marts/mine.sql"), "select 1");
    String killed =
        rooms.compose(ada).containers().stream()
            .filter(container -> container.service().equals("airbyte"))
            .map(Container::name)
            .findFirst()
            .orElseThrow();
    Docker.run("kill", killed);
    assertThat(failed()).extracting(Finding::service).contains("Container airbyte", "Airbyte");
    assertThat(failed()).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());

    RoomCard again = rooms.setUp(ready, choice);

    assertThat(again).isEqualTo(card);
    assertThat(failed()).as("it recovered").isEmpty();
    assertThat(work).hasContent("select 1");

    Path aside = rooms.clear(ready);

    assertThat(workspace).doesNotExist();
    assertThat(aside.resolve("dbt_project/models/marts/mine.sql")).hasContent("select 1");
    assertThat(sessions.read("ada").ready()).isFalse();
    assertThat(sessions.read("ada").world()).isEqualTo(ada.world());
    assertThat(rooms.compose(ada).containers()).isEmpty();
  }

  private List<Finding> failed() {
    return RoomCheck.run(ada, rooms.compose(ada), SilentListener.INSTANCE).stream()
        .filter(finding -> finding.state() == Finding.State.FAILED)
        .toList();
  }

  private Session session(String candidate) throws Exception {
    return new Session(
        candidate,
        World.of(12, "0.05"),
        Depth.CORE,
        Ports.MANUAL,
        Instant.EPOCH,
        SessionRuntime.COMPOSE,
        Optional.of(folder.toRealPath().resolve("exercise-" + candidate)),
        false);
  }
}
