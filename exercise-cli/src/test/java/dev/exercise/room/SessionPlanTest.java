package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Container;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionPlanTest {

  private static final World WORLD = World.of(7, "0.1");
  private static final World DRAWN_ANEW = World.of(8, "0.1");

  @TempDir private Path place;

  private Sessions sessions;
  private Path workspace;

  @BeforeEach
  void places() {
    sessions = new Sessions(place.resolve("home"));
    workspace = place.resolve("exercise-ada");
  }

  @Test
  void withoutAnythingThereItIsTheSessionThatIsWanted() {
    assertThat(settled(wanted(WORLD))).isEqualTo(wanted(WORLD));
  }

  @Test
  void aSetupThatWasInterruptedIsGoneOnWithInTheSameMarketplace() throws IOException {
    Session interrupted = wanted(WORLD);
    sessions.write(interrupted);
    Files.createDirectories(workspace);

    assertThat(settled(proposed(SessionRuntime.COMPOSE))).isEqualTo(interrupted);
  }

  @Test
  void theSameSetupAgainGoesOnInWhatACandidateHasWorkedIn() throws IOException {
    Session worked = wanted(WORLD).readyAt(Instant.EPOCH);
    sessions.write(worked);
    Files.createDirectories(workspace);

    assertThat(settled(proposed(SessionRuntime.COMPOSE))).isEqualTo(worked);
  }

  @Test
  void aSessionWhoseWorkspaceIsGoneKeepsItsMarketplace() {
    Session worked = wanted(WORLD).readyAt(Instant.EPOCH);
    sessions.write(worked);

    assertThat(settled(proposed(SessionRuntime.COMPOSE))).isEqualTo(worked);
    assertThat(settled(wanted(WORLD).in(place.resolve("new"))).world()).isEqualTo(WORLD);
    assertThatThrownBy(() -> settled(wanted(DRAWN_ANEW)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("another marketplace");
  }

  @Test
  void aSessionIsNeverReplacedByOneOfTheOtherRuntime() {
    sessions.write(wanted(WORLD).readyAt(Instant.EPOCH));

    assertThatThrownBy(() -> settled(proposed(SessionRuntime.EMBEDDED)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has the runtime compose")
        .hasMessageContaining("--candidate");
  }

  @Test
  void aSessionWithoutDockerIsGoneOnWithInTheSameWay() throws IOException {
    Session worked = new Session("ada", WORLD, Depth.CORE, Ports.MANUAL, Instant.EPOCH);
    sessions.write(worked);
    Files.createDirectories(worked.workspace(place.resolve("home")));

    assertThat(settled(proposed(SessionRuntime.EMBEDDED))).isEqualTo(worked);
  }

  @Test
  void anotherMarketplaceIsNeverMixedWithWhatIsThere() throws IOException {
    sessions.write(wanted(WORLD));
    Files.createDirectories(workspace);

    assertThatThrownBy(() -> settled(wanted(DRAWN_ANEW)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("another marketplace");
  }

  @Test
  void aFolderThatNoSessionKnowsIsNotTouched() throws IOException {
    Files.createDirectories(workspace);

    for (SessionRuntime runtime : SessionRuntime.values()) {
      assertThatThrownBy(() -> settled(proposed(runtime).in(workspace)))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("of no session of 'ada'")
          .hasMessageContaining("--workspace");
    }
  }

  @Test
  void aSessionWithItsWorkElsewhereIsNotForgotten() throws IOException {
    Path elsewhere = Files.createDirectories(place.resolve("elsewhere"));
    sessions.write(wanted(WORLD).in(elsewhere).readyAt(Instant.EPOCH));

    assertThatThrownBy(() -> settled(wanted(WORLD)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(elsewhere.toString())
        .hasMessageContaining("another --candidate");
  }

  @Test
  void aWorkspaceThatWasMovedIsNotTakenForAFreshOne() throws IOException {
    Path moved = Files.createDirectories(place.resolve("moved"));
    sessions.write(wanted(WORLD).readyAt(Instant.EPOCH));

    assertThatThrownBy(() -> settled(wanted(WORLD).in(moved)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Move the folder back");
  }

  @Test
  void anotherSessionsRoomIsNotTakenForTheOwn() {
    Session bob = new Session("bob", WORLD, Depth.CORE, Ports.MANUAL, Instant.EPOCH);
    sessions.write(bob.in(place.resolve("exercise-bob")));
    Container own = container(workspace);
    Container other = container(place.resolve("exercise-bob"));

    SessionPlan.requireOwn(wanted(WORLD), sessions, List.of(own));

    assertThatThrownBy(() -> SessionPlan.requireOwn(wanted(WORLD), sessions, List.of(own, other)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("The room of 'bob'")
        .hasMessageContaining("exercise collect --candidate bob");
  }

  @Test
  void aRoomThatIsDownIsNotTakenForWhoeverAnswersOnItsPorts() {
    Container stopped =
        new Container(
            "airbyte", "exited", "Exited (0)", "airbyte", "exercise", Optional.of(workspace), "");

    SessionPlan.requireUp(wanted(WORLD), sessions, List.of(stopped, container(workspace)));

    assertThatThrownBy(() -> SessionPlan.requireUp(wanted(WORLD), sessions, List.of(stopped)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is not up")
        .hasMessageContaining("exercise setup --candidate ada");
  }

  private static Container container(Path folder) {
    return new Container(
        "airbyte", "running", "Up", "airbyte", "exercise", Optional.of(folder), "8000->8000");
  }

  @Test
  void aHandoutKeepsTheMarketplaceOfASessionThatThereIs() {
    sessions.write(wanted(WORLD));

    Session kept = SessionPlan.keptFor(wanted(WORLD), sessions.find("ada"), sessions);

    assertThat(kept.world()).isEqualTo(WORLD);
    assertThatThrownBy(
            () -> SessionPlan.keptFor(wanted(DRAWN_ANEW), sessions.find("ada"), sessions))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("another marketplace");
  }

  private Session settled(Session session) {
    return SessionPlan.settle(session, sessions, place.resolve("home"));
  }

  private Session proposed(SessionRuntime runtime) {
    return SessionPlan.proposed("ada", runtime, sessions.find("ada"), Ports.MANUAL, Instant.EPOCH);
  }

  private Session wanted(World world) {
    return new Session(
        "ada",
        world,
        Depth.CORE,
        Ports.MANUAL,
        Instant.EPOCH,
        SessionRuntime.COMPOSE,
        Optional.of(workspace),
        false);
  }
}
