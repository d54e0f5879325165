package dev.exercise.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Probes;
import dev.exercise.replay.Replay;
import dev.exercise.replay.SilentListener;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.SmallSolution;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each probe fails the pipeline that it is for, and no other one. */
final class ProbesTest {

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
  void theReferenceSolutionPassesEveryProbe() throws InterruptedException {
    Grade grade = grade(Submission.of(INSTALLATION.starter(), Overlay.SOLUTION));

    assertThat(outcomes(grade)).containsOnlyKeys(ids()).allSatisfy(this::passed);
    assertThat(grade.negative()).as(grade.checks().toString()).isFalse();
  }

  @Test
  void rowsThatAreAppendedAgainFailTheSecondRunAndLackAKey()
      throws IOException, InterruptedException {
    Path project = smallSolution();
    replace(
        project,
        "models/intermediate/int_payments_deduplicated.sql",
        "incremental_strategy='merge',\n        unique_key='payment_key',",
        "incremental_strategy='merge',");

    Grade grade = grade(project);

    assertFailsOnly(grade, "run-again", "incremental-settings");
    assertThat(check(grade, "run-again").evidence().toString())
        .contains("fct_payment_reconciliation", "captured_amount", "before", "To ask: ");
    assertThat(check(grade, "incremental-settings").evidence().toString())
        .contains("int_payments_deduplicated.sql: it has no unique_key");
  }

  @Test
  void aHighWaterMarkOnTheTimeOfCreationMissesWhatChanged()
      throws IOException, InterruptedException {
    Path project = smallSolution();
    Files.writeString(
        project.resolve("models/marts/fct_orders.sql"),
        """
        {{ config(materialized='incremental', unique_key='order_id') }}
        """
            + Files.readString(project.resolve("models/marts/fct_orders.sql"))
            + """
              {% if is_incremental() %}
                  where order_id > (select max(order_id) from {{ this }})
              {% endif %}
              """);

    Grade grade = grade(project);

    assertFailsOnly(grade, "next-day");
    assertThat(check(grade, "next-day").sentence()).contains("fct_orders");
    assertThat(check(grade, "next-day").evidence().toString()).contains("order_status", "right");
    assertThat(check(grade, "incremental-equals-full-refresh").outcome().negative()).isFalse();
  }

  @Test
  void aLookBackOnTheTimeOfPaymentMissesOnlyWhatCameLate()
      throws IOException, InterruptedException {
    Path project = smallSolution();
    replace(
        project,
        "models/intermediate/int_payments_deduplicated.sql",
        "where updated_at >= {{ changed_since('updated_at') }}",
        "where event_at >= (select timestamp_sub(max(event_at), interval 1 day) from {{ this }})");

    Grade grade = grade(project);

    assertFailsOnly(grade, "late-rows");
    assertThat(check(grade, "late-rows").evidence().toString())
        .contains("fct_payment_reconciliation", "had never come");
  }

  @Test
  void aFullRefreshThatGivesSomethingElseIsFound() throws IOException, InterruptedException {
    Path project = smallSolution();
    Path orders = project.resolve("models/marts/fct_orders.sql");
    // The first run builds all; only a full refresh with the day in force loses old rows.
    Files.writeString(
        orders,
        Files.readString(orders)
            + """
              {% if flags.FULL_REFRESH %}
                  where order_date >= '2026-01-01'
              {% endif %}
              """);

    Grade grade = grade(project);

    assertFailsOnly(grade, "incremental-equals-full-refresh");
    assertThat(check(grade, "incremental-equals-full-refresh").evidence().toString())
        .contains("fct_orders", "after a full refresh no row");
  }

  @Test
  void whatTheWallClockBreaksIsAFindingAndNotGradable() throws IOException, InterruptedException {
    Path project = smallSolution();
    replace(
        project,
        "models/marts/fct_payment_reconciliation.sql",
        "net_paid_amount,\n    difference_amount,\n    last_payment_at,",
        "net_paid_amount,\n    difference_amount,\n    coalesce(last_payment_at, current_timestamp()) as"
            + " last_payment_at,");

    Grade grade = grade(project);

    assertThat(check(grade, "current-date").outcome()).isEqualTo(new Outcome.Failed());
    assertThat(check(grade, "current-date").sentence())
        .containsPattern("models/marts/fct_payment_reconciliation[.]sql, line \\d+");
    for (String probe : List.of("run-again", "next-day", "incremental-equals-full-refresh")) {
      assertThat(check(grade, probe).outcome()).as(probe).isEqualTo(new Outcome.NotGradable());
    }
  }

  @Test
  void aProjectThatEmptiesARawTableIsToldAndEachRunGetsItsRows()
      throws IOException, InterruptedException {
    Path project = smallSolution();
    Path orders = project.resolve("models/marts/fct_orders.sql");
    Files.writeString(
        orders,
        "{{ config(post_hook=\"delete from raw.reviews where true\") }}\n"
            + "{{ config(post_hook=\"drop table if exists raw.categories\") }}\n"
            + Files.readString(orders));

    Grade grade = grade(project);

    assertThat(outcomes(grade)).allSatisfy(this::passed);
    assertThat(check(grade, "run-again").evidence().toString())
        .contains("changes raw tables")
        .contains("categories")
        .contains("reviews");
  }

  private void passed(String id, Outcome outcome) {
    assertThat(outcome).as(id).isEqualTo(new Outcome.Passed());
  }

  private static void assertFailsOnly(Grade grade, String... failing) {
    assertThat(
            grade.checks().stream()
                .filter(check -> check.outcome().negative())
                // A project without tests lets corrupted inputs pass, which is another check's.
                .filter(check -> !check.id().startsWith("tests-"))
                // And it is written with nothing but what a probe needs.
                .filter(check -> !check.id().startsWith("quality-"))
                .map(CheckResult::id))
        .as(grade.checks().toString())
        .containsExactlyInAnyOrder(failing);
  }

  private static String[] ids() {
    return new String[] {
      "run-again",
      "next-day",
      "late-rows",
      "incremental-equals-full-refresh",
      "incremental-settings",
      "current-date"
    };
  }

  private static Map<String, Outcome> outcomes(Grade grade) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    grade.checks().stream()
        .filter(check -> check.dimension() == Dimension.PIPELINE_DESIGN)
        .filter(check -> !check.id().equals("dbt-build"))
        .forEach(check -> outcomes.put(check.id(), check.outcome()));
    return outcomes;
  }

  private static CheckResult check(Grade grade, String id) {
    return grade.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }

  private Grade grade(Path project) throws InterruptedException {
    return grade(Submission.open(project));
  }

  private Grade grade(Submission submission) throws InterruptedException {
    return replay.grade(submission, folder.resolve("dbt.log"), Probes.STANDARD);
  }

  private Path smallSolution() throws IOException {
    return SmallSolution.in(folder.resolve("ada"), INSTALLATION.starter());
  }

  private static void replace(Path project, String file, String before, String after)
      throws IOException {
    Path place = project.resolve(file);
    String text = Files.readString(place);
    assertThat(text).contains(before);
    int last = text.lastIndexOf(before);
    Files.writeString(
        place, text.substring(0, last) + after + text.substring(last + before.length()));
  }
}
