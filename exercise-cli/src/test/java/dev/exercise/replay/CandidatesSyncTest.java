package dev.exercise.replay;

import static dev.exercise.replay.CandidatesStreams.appended;
import static dev.exercise.replay.CandidatesStreams.connection;
import static dev.exercise.replay.CandidatesStreams.deduplicated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Grade;
import dev.exercise.grading.LeftMarts;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.SmallSolution;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is graded on raw tables as the candidate's own Airbyte brings them. */
final class CandidatesSyncTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());

  private static Replay replay;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheWorld() throws SQLException {
    replay =
        Replay.open(
            INSTALLATION,
            TestHome.ledger(),
            World.of(11, "0.1"),
            Depth.CORE,
            SilentListener.INSTANCE);
  }

  @AfterAll
  static void close() {
    replay.close();
  }

  @Test
  void stagingThatDoesNotTakeTheNewestVersionFailsTheNextDayWhereRowsAreAppended()
      throws IOException, InterruptedException {
    Path project = SmallSolution.in(folder.resolve("ada"), INSTALLATION.starter());

    Grade grade = grade(project, connection(appended("orders", "updated_at")));

    CheckResult nextDay = check(grade, "next-day");
    assertThat(nextDay.outcome().negative()).as(grade.checks().toString()).isTrue();
    assertThat(nextDay.sentence()).contains("fct_orders");
    assertThat(nextDay.evidence())
        .anyMatch(line -> line.contains("every version of a row") && line.endsWith(": orders."));
    assertThat(check(grade, "run-again").outcome()).isEqualTo(new Outcome.Passed());
    assertThat(check(grade, "incremental-equals-full-refresh").outcome().negative())
        .as(check(grade, "incremental-equals-full-refresh").toString())
        .isFalse();
    assertThat(check(grade, "mart-fct-orders").outcome()).isEqualTo(new Outcome.Passed());
    assertThat(check(grade, "airbyte-streams").outcome().negative()).isFalse();
    assertThat(grade.notes())
        .anyMatch(note -> note.contains("orders (Incremental | Append, cursor updated_at)"))
        .anyMatch(note -> note.contains("users (no connection moves it)"));
  }

  @Test
  void stagingThatDoesPassesAndACursorThatStaysBehindIsChargedToItsSettingsAlone()
      throws IOException, InterruptedException {
    Path project = SmallSolution.in(folder.resolve("ada"), INSTALLATION.starter());
    Files.writeString(
        project.resolve("models/staging/stg_orders.sql"),
        "qualify row_number() over (partition by order_id order by updated_at desc) = 1\n",
        StandardOpenOption.APPEND);

    Grade grade =
        grade(
            project,
            connection(
                appended("orders", "updated_at"),
                deduplicated("order_items", "order_item_id", "order_item_id"),
                deduplicated("payments", "updated_at", "provider", "provider_event_id")));

    for (String probe :
        List.of("run-again", "next-day", "late-rows", "incremental-equals-full-refresh")) {
      assertThat(check(grade, probe).outcome())
          .as(probe + grade.checks())
          .isEqualTo(new Outcome.Passed());
    }
    CheckResult streams = check(grade, "airbyte-streams");
    assertThat(streams.outcome().negative()).isTrue();
    assertThat(streams.evidence())
        .anyMatch(
            line ->
                line.startsWith("order_items: Incremental")
                    && line.contains("did not bring")
                    && line.contains("on the next day"));
    assertThat(check(grade, "next-day").evidence())
        .anyMatch(line -> line.startsWith("order_items: "));
    assertThat(grade.checks())
        .filteredOn(check -> check.id().startsWith("tests-"))
        .hasSize(7)
        .noneMatch(check -> check.outcome() instanceof Outcome.NotGradable);
  }

  private Grade grade(Path project, AirbyteSetup airbyte) throws InterruptedException {
    return replay.grade(
        Submission.open(project),
        folder.resolve("dbt.log"),
        Probes.STANDARD,
        LeftMarts.NOT_ASKED,
        Optional.of(airbyte),
        SilentListener.INSTANCE);
  }

  private static CheckResult check(Grade grade, String id) {
    return grade.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }
}
