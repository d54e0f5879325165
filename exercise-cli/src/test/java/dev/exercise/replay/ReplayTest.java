package dev.exercise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.DimensionScore;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.report.ResultJson;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
  private static final World WORLD = World.of(11, "0.1");

  private static Replay replay;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheWorld() throws SQLException {
    replay = open(WORLD, Depth.CORE);
  }

  @AfterAll
  static void close() {
    replay.close();
  }

  @Test
  void theReferenceSolutionEarnsEverythingThoughATestOfItRightlyFailsOnDirtyData()
      throws IOException, InterruptedException {
    Path project = folder.resolve("ada");
    List<Path> unused = SubmissionCopy.copy(INSTALLATION.starter(), project);
    Overlay.SOLUTION.layOver(project);
    Files.writeString(
        project.resolve("tests/assert_no_orphans_in_raw.sql"),
        """
        select items.order_id
        from {{ ref('stg_order_items') }} as items
        left join {{ ref('stg_orders') }} as orders on orders.order_id = items.order_id
        where orders.order_id is null
        """);

    assertEarnsEverything(grade(replay, Submission.open(project)));
  }

  @Test
  void theReferenceSolutionEarnsEverythingAtFullDepthAndTheStarterNothing()
      throws SQLException, InterruptedException {
    try (Replay full = open(World.of(2_026, "0.1"), Depth.FULL)) {
      Grade grade = grade(full, Submission.of(INSTALLATION.starter(), Overlay.SOLUTION));

      assertThat(grade.marts()).hasSize(9);
      assertThat(grade.defects()).hasSize(20);
      assertEarnsEverything(grade);
      assertEarnsNothing(grade(full, Submission.open(INSTALLATION.starter())));
    }
  }

  @Test
  void theUntouchedStarterEarnsNothing() throws InterruptedException {
    assertEarnsNothing(grade(replay, Submission.open(INSTALLATION.starter())));
  }

  @Test
  void theSampleCandidatesThreeMistakesAreNamedAndNoOthers() throws InterruptedException {
    Submission sample = Submission.of(INSTALLATION.starter(), Overlay.SAMPLE);

    Grade grade = grade(replay, sample);

    assertThat(grade.mistakes())
        .extracting(named -> named.mistake().id())
        .containsExactlyInAnyOrder(
            "pos-time-as-utc", "missing-currency-as-usd", "redelivered-payments-counted");
    assertThat(grade.marts()).extracting(MartGrade::unexplainedCells).containsOnly(0L);
    assertThat(grade.defects())
        .filteredOn(defect -> defect.verdict() == DefectGrade.Verdict.LEFT_IN)
        .extracting(defect -> defect.defect().id())
        .containsExactlyInAnyOrder(
            "pos-wall-time", "missing-order-currency", "redelivered-payments");
    assertThat(grade.defects())
        .filteredOn(defect -> defect.verdict() == DefectGrade.Verdict.HANDLED)
        .extracting(defect -> defect.defect().id())
        .containsExactlyInAnyOrder(
            "untidy-status",
            "untidy-currency",
            "orphan-items",
            "eurobank-wall-time",
            "blank-country");
    assertThat(grade.negative()).isTrue();
    assertThat(ResultJson.render(grade(replay, sample))).isEqualTo(ResultJson.render(grade));
  }

  @Test
  void aProjectThatDoesNotCompileIsChargedOnceAndSaysWhere()
      throws IOException, InterruptedException {
    Path project = sampleProject();
    Files.writeString(
        project.resolve("models/marts/fct_orders.sql"), "select * from {{ ref('stg_ordrs') }}");

    Grade grade = grade(replay, Submission.open(project));

    assertThat(grade.marts()).extracting(MartGrade::outcome).containsOnly(new Outcome.Blocked());
    assertThat(grade.checks())
        .filteredOn(check -> check.outcome().negative())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.id()).isEqualTo("dbt-build");
              assertThat(check.evidence().toString()).contains("stg_ordrs");
            });
  }

  @Test
  void aMartThatIsMissingIsNotAttemptedAndAMissingColumnIsNamed()
      throws IOException, InterruptedException {
    Path project = sampleProject();
    Files.delete(project.resolve("models/marts/fct_payment_reconciliation.sql"));
    Files.writeString(
        project.resolve("models/marts/fct_daily_gmv.sql"),
        """
        select order_date, count(*) as orders_count, sum(gmv_usd) as gmv_usd
        from {{ ref('fct_orders') }}
        where order_status not in ('pending', 'cancelled')
        group by order_date
        """);
    Files.writeString(project.resolve("models/marts/marts.yml"), "models: []\n");

    Grade grade = grade(replay, Submission.open(project));

    assertThat(check(grade, "fct_payment_reconciliation").outcome())
        .isEqualTo(new Outcome.NotAttempted());
    CheckResult daily = check(grade, "fct_daily_gmv");
    assertThat(daily.outcome()).isInstanceOf(Outcome.Partial.class);
    assertThat(daily.sentence() + daily.evidence()).contains("buyers_count");
  }

  @Test
  void theModelsOfTheStarterAreThoseOfItsFolder() {
    assertThat(CandidateBuild.models(INSTALLATION.starter())).isEqualTo(Replay.STARTER_MODELS);
  }

  @Test
  void aSubmissionsFolderIsLeftAsItWas() throws IOException, InterruptedException {
    Path project = sampleProject();
    String before = listing(project);

    Grade unused = grade(replay, Submission.open(project));

    assertThat(listing(project)).isEqualTo(before);
  }

  @Test
  void aHostileProjectReachesNothingButItsOwnCopy() throws IOException, InterruptedException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    AtomicInteger asked = new AtomicInteger();
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    elsewhere.start();
    Path project = sampleProject();
    replace(
        project.resolve("profiles.yml"),
        "http://{{ env_var('BIGQUERY_EMULATOR_HOST', 'bigquery-emulator:9050') }}",
        "http://127.0.0.1:" + elsewhere.getAddress().getPort());
    replace(
        project.resolve("dbt_project.yml"),
        "target-path: target\n",
        "target-path: %s\non-run-start: [\"drop table if exists raw.orders\"]\n"
            .formatted(outside.resolve("target")));
    Files.writeString(
        project.resolve("models/marts/leak.sql"),
        """
        {{ config(materialized='table', pre_hook="export data options(uri='%s', format='CSV') as select 1 as n") }}
        select 1 as n
        """
            .formatted(outside.resolve("leak-*.csv")));
    String before = listing(project);
    Grade grade;
    try {
      grade = grade(replay, Submission.open(project));
    } finally {
      elsewhere.stop(0);
    }

    assertThat(asked).as("requests of the profile's own address").hasValue(0);
    assertThat(outside).isEmptyDirectory();
    assertThat(listing(project)).isEqualTo(before);
    assertThat(outcome(grade, "mart-dim-users")).isEqualTo(new Outcome.Passed());
    assertThat(outcome(grade, "mart-fct-orders")).isNotEqualTo(new Outcome.Passed());
    assertThat(outcome(grade, "dbt-build").negative()).isTrue();
    // Who comes next finds all raw tables.
    assertThat(grade(replay, Submission.of(INSTALLATION.starter(), Overlay.SAMPLE)).mistakes())
        .hasSize(3);
  }

  private static Outcome outcome(Grade grade, String id) {
    return grade.checks().stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private static void assertEarnsEverything(Grade grade) {
    assertThat(grade.marts()).extracting(MartGrade::outcome).containsOnly(new Outcome.Passed());
    assertThat(grade.defects())
        .extracting(DefectGrade::verdict)
        .containsOnly(DefectGrade.Verdict.HANDLED);
    assertThat(grade.mistakes()).isEmpty();
    assertThat(grade.dimensions())
        .allSatisfy(score -> assertThat(score.earned()).isEqualTo(score.asked()));
    assertThat(grade.negative()).isFalse();
  }

  private static void assertEarnsNothing(Grade grade) {
    assertThat(grade.dimensions()).extracting(DimensionScore::earned).containsOnly(0.0);
    assertThat(grade.marts())
        .extracting(MartGrade::outcome)
        .containsOnly(new Outcome.NotAttempted());
    assertThat(grade.defects())
        .extracting(DefectGrade::verdict)
        .containsOnly(DefectGrade.Verdict.CANNOT_TELL);
    assertThat(grade.mistakes()).isEmpty();
  }

  private static CheckResult check(Grade grade, String mart) {
    return grade.checks().stream()
        .filter(check -> check.id().contains(mart.replace('_', '-')))
        .findFirst()
        .orElseThrow();
  }

  private static Replay open(World world, Depth depth) throws SQLException {
    return Replay.open(INSTALLATION, TestHome.ledger(), world, depth, SilentListener.INSTANCE);
  }

  private Grade grade(Replay onto, Submission submission) throws InterruptedException {
    return onto.grade(submission, folder.resolve("dbt.log"));
  }

  private Path sampleProject() {
    Path project = folder.resolve("ada");
    List<Path> unused = SubmissionCopy.copy(INSTALLATION.starter(), project);
    Overlay.SAMPLE.layOver(project);
    return project;
  }

  private static String listing(Path project) throws IOException {
    StringBuilder listing = new StringBuilder();
    try (var files = Files.walk(project)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        listing
            .append(project.relativize(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
    }
    return listing.toString();
  }
}
