package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.Problem;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.observation.Notebook;
import dev.exercise.observation.Rating;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Ports;
import dev.exercise.timeline.Moment;
import dev.exercise.timeline.Origin;
import dev.exercise.timeline.Traces;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of which no service answers any more, and the zip that was collected of it. */
final class SessionTracesTest {

  private static final Optional<String> AWAY = Optional.of("The room is down.");

  @TempDir private Path folder;

  private Session session;

  @BeforeEach
  void somebodyWorked() throws Exception {
    Path workspace = folder.resolve("workspace");
    put("dbt.log", workspace.resolve("dbt_project/logs/dbt.log"));
    put("reflog.txt", workspace.resolve(".git/logs/HEAD"));
    Files.writeString(workspace.resolve("dbt_project/dbt_project.yml"), "name: marketplace");
    session =
        new Session(
            "ada",
            World.of(1, "0.1"),
            Depth.CORE,
            Ports.free(),
            Instant.parse("2026-11-30T23:36:00Z"),
            SessionRuntime.COMPOSE,
            Optional.of(workspace),
            true);
  }

  @Test
  void aCollectedZipTellsWhatTheWorkspaceTold() {
    new Notebook(home(), "ada")
        .add(new Rating(Instant.parse("2026-12-01T00:30:00Z"), "exploration", 3, "by a plan"));

    SessionEvidence live = record(SessionTraces.live(session, home(), AWAY, this::noEngine));
    Path zip = collected();
    SessionEvidence later = record(SessionTraces.collected(zip));

    assertThat(live.timeline().moments())
        .extracting(Moment::origin)
        .contains(Origin.DBT, Origin.GIT);
    assertThat(later.timeline().moments()).isEqualTo(live.timeline().moments());
    assertThat(later.timeline().narrowing()).isEqualTo(live.timeline().narrowing()).hasSize(2);
    assertThat(later.ratings()).isEqualTo(live.ratings()).hasSize(1);
    assertThat(live.timeline().unread())
        .containsExactly(
            "The statement log: The room is down.",
            "Airbyte's jobs: The room is down.",
            "Airflow's runs: The room is down.");
    assertThat(later.timeline().unread())
        .hasSize(3)
        .allMatch(why -> why.contains("the zip has no"));
  }

  @Test
  void aZipOfSomebodyElseIsNotTakenForTheSessions() {
    Path zip = collected();

    assertThat(SessionRecord.isOf(zip, session)).isTrue();
    assertThat(
            SessionRecord.isOf(
                zip,
                new Session(
                    "bob", session.world(), session.depth(), session.ports(), Instant.EPOCH)))
        .isFalse();
  }

  private Path collected() {
    return new Collector(home(), SilentListener.INSTANCE, Clock.systemUTC())
        .collect(session, AWAY, this::noEngine, folder.resolve("work.zip"))
        .zip();
  }

  private SessionEvidence record(Traces traces) {
    return SessionRecord.of(home(), session, traces);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Compose noEngine() {
    throw new Problem("No Docker engine answers.", "Start it.");
  }

  private static void put(String recorded, Path file) throws Exception {
    Files.createDirectories(file.getParent());
    try (InputStream in =
        SessionTracesTest.class.getResourceAsStream("/dev/exercise/timeline/" + recorded)) {
      Files.copy(in, file);
    }
  }
}
