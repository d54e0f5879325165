package dev.exercise.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exercise.observation.Incident;
import dev.exercise.observation.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TimelineReadingTest {

  private static final Instant START = RecordedTraces.START;
  private static final Trace NOTHING = Trace.of("");
  private static final Trace NO_RUNS = Trace.of("[]");

  @Test
  void whatWasAskedBeforeTheFirstModelIsCountedAndWhatWasNotLookedAtIsNamed() {
    Timeline timeline = read(RecordedTraces.all());

    assertThat(timeline.remarks())
        .contains(
            "Before the first own model was run: 7 queries to the source about 2 of 9 tables, and 1"
                + " look at the schema.",
            "Not looked at before the first own model: categories, event_log, order_items,"
                + " payments, products, reviews, seller_tier_history.",
            "The first query came 1 minute after the start.",
            "The first own model was run 19 minutes after the start.",
            "The first test was run 22 minutes after the start.",
            "The first commit was made 20 minutes after the start.");
    assertThat(timeline.unread()).isEmpty();
  }

  @Test
  void theConnectorsReadingIsNotTakenForExploration() {
    assertThat(RecordedTraces.text(RecordedTraces.statements())).contains("select * from payments");

    assertThat(read(RecordedTraces.all()).moments())
        .extracting(Moment::what)
        .noneMatch(what -> what.contains("payments"));
  }

  @Test
  void failingRunsAreToldWithHowTheyWereNarrowedDown() {
    assertThat(read(RecordedTraces.all()).narrowing())
        .containsExactly(
            "23:55 UTC: 'dbt --no-use-colors build --exclude resource_type:seed' failed at"
                + " fct_orders of 3 nodes, then narrowed down to 2 nodes ('dbt --no-use-colors run"
                + " --select +fct_orders'), 2 more failing runs; all well after 1 minute.",
            "23:58 UTC: 'dbt --no-use-colors test' failed at"
                + " accepted_values_fct_orders_order_status__shipped,"
                + " not_null_exchange_rates_currency, not_null_exchange_rates_rate_date and 1 more"
                + " of 6 nodes, then narrowed down to 5 nodes ('dbt --no-use-colors build --select"
                + " fct_orders+'), 1 more failing run; not all of it was well again in what was"
                + " recorded.");
  }

  @Test
  void momentsComeInTheOrderOfTimeAlsoPastMidnight() {
    Timeline timeline = read(RecordedTraces.all());

    assertThat(timeline.moments()).extracting(Moment::at).isSorted();
    assertThat(timeline.moments())
        .filteredOn(moment -> moment.origin() == Origin.DBT)
        .extracting(Moment::at, Moment::failed)
        .startsWith(tuple(Instant.parse("2026-11-30T23:55:30.157110Z"), true))
        .endsWith(tuple(Instant.parse("2026-12-01T00:00:09.124221Z"), false))
        .hasSize(7);
    assertThat(timeline.end()).isEqualTo(Instant.parse("2026-12-01T00:00:43.814086Z"));
  }

  @Test
  void timeGoesToThePhaseThatItLedToAndIncidentsAreTakenOut() {
    Timeline without = read(RecordedTraces.all());
    Timeline with =
        TimelineReading.of(
            START,
            RecordedTraces.all(),
            List.of(),
            List.of(
                new Incident(
                    Instant.parse("2026-11-30T23:50:00Z"),
                    Duration.ofMinutes(5),
                    "Docker was out of memory")),
            Set.of());

    assertThat(spent(without, Phase.EXPLORATION)).isEqualTo(Duration.parse("PT1M8.364S"));
    assertThat(spent(without, Phase.DBT)).isEqualTo(Duration.parse("PT23M35.450086S"));
    assertThat(spent(with, Phase.DBT)).isEqualTo(Duration.parse("PT18M35.450086S"));
    assertThat(with.remarks())
        .contains("Incidents took 5 minutes, which no phase is charged with.");
    assertThat(with.moments()).extracting(Moment::origin).contains(Origin.INCIDENT);
  }

  @Test
  void syncsAndRunsOfTheDagAreTheirOwnPhasesAndWhatTheDagRunsIsAirflows() {
    ServiceRun sync = run("2026-11-30T23:40:00Z", 120, "sync of 'shop'", false);
    ServiceRun dagRun = run("2026-11-30T23:58:20Z", 30, "run of pipeline: failed", true);
    Traces traces =
        new Traces(
            RecordedTraces.statements(),
            RecordedTraces.dbt(),
            Trace.of(ServiceRuns.render(List.of(sync))),
            Trace.of(ServiceRuns.render(List.of(dagRun))),
            List.of());

    Timeline timeline = read(traces);

    assertThat(timeline.moments())
        .filteredOn(moment -> !moment.what().startsWith("dbt"))
        .filteredOn(moment -> moment.origin() != Origin.POSTGRES)
        .extracting(Moment::origin, Moment::phase, Moment::failed)
        .containsExactly(
            tuple(Origin.AIRBYTE, Phase.AIRBYTE, false),
            tuple(Origin.AIRFLOW, Phase.AIRFLOW, true));
    assertThat(timeline.moments())
        .filteredOn(moment -> moment.what().startsWith("dbt --no-use-colors test"))
        .extracting(Moment::phase)
        .containsExactly(Phase.AIRFLOW);
    assertThat(spent(timeline, Phase.AIRBYTE)).isEqualTo(Duration.parse("PT4M51.636S"));
    assertThat(timeline.unread()).containsExactly("git: there is no history.");
  }

  @Test
  void aNoteOnAThemeBeginsTheDiscussionAndALaterNoteIsNoPartOfTheSession() {
    Note theme = note("2026-12-01T00:20:00Z", "wants a contract", "schema-evolution");
    Note dayAfter = note("2026-12-02T09:00:00Z", "thought about it again", "");

    Timeline timeline =
        TimelineReading.of(
            START,
            RecordedTraces.all(),
            List.of(theme, dayAfter),
            List.of(),
            Set.of("schema-evolution"));

    assertThat(timeline.end()).isEqualTo(theme.at());
    assertThat(timeline.moments())
        .filteredOn(moment -> moment.origin() == Origin.NOTE)
        .extracting(Moment::what, Moment::phase)
        .containsExactly(tuple("wants a contract", Phase.DISCUSSION));
  }

  @Test
  void whatCouldNotBeReadIsNamedAndNothingIsSaidOfIt() {
    Trace.Unread away = new Trace.Unread("The container is not there.");

    Timeline timeline = read(new Traces(away, away, away, away, List.of()));

    assertThat(timeline.unread())
        .containsExactly(
            "The statement log: The container is not there.",
            "dbt's log: The container is not there.",
            "Airbyte's jobs: The container is not there.",
            "Airflow's runs: The container is not there.",
            "git: there is no history.");
    assertThat(timeline.remarks()).isEmpty();
    assertThat(timeline.moments()).isEmpty();
    assertThat(timeline.end()).isEqualTo(START);
  }

  @Test
  void whereNothingWasRecordedForLongNoPhaseIsChargedWithIt() {
    Traces traces =
        new Traces(
            NOTHING,
            NOTHING,
            Trace.of(ServiceRuns.render(List.of(run("2026-12-01T01:00:00Z", 60, "sync", false)))),
            NO_RUNS,
            List.of());

    Timeline timeline = read(traces);

    assertThat(spent(timeline, Phase.AIRBYTE)).isEqualTo(Duration.ofMinutes(1));
    assertThat(timeline.remarks())
        .contains("Nothing was recorded from 23:36 UTC to 01:00 UTC; no phase is charged with it.");
  }

  @Test
  void hostileTracesAreSkippedAndCounted() {
    String evil = "\u001b[31m\u202e<script>alert(1)</script>";
    Traces traces =
        new Traces(
            Trace.of(
                """
                2026-11-30 23:99:00.000 UTC [1] <psql> LOG:  statement: select 1 from orders
                2026-11-30 23:40:00.000 UTC [1] <psql> LOG:  statement: select '%s' from orders%s
                """
                    .formatted(evil, "x".repeat(100_000))),
            Trace.of(
                """
                ============================== 99:59:59.000000 | f0e06139-6b41-4ca8-bd3b-47ede01de3b8 ==============================
                99:00:00.000000 [info ] [MainThread]: 1 of 99999999999999999999 OK created
                no time at all
                """),
            Trace.of("[{\"began\": \"yesterday\"}, 7, {\"began\": \"2026-12-01T00:00:00Z\"}]"),
            Trace.of("{not json"),
            List.of(Trace.of("\u0000\u0000\n" + RecordedTraces.text(RecordedTraces.reflog()))));

    Timeline timeline = read(traces);

    assertThat(timeline.unread())
        .containsExactly(
            "The statement log: 1 entry could not be read.",
            "dbt's log: 2 entries could not be read.",
            "Airbyte's jobs: 2 entries could not be read.",
            "Airflow's runs: 1 entry could not be read.",
            "git's history: 1 entry could not be read.");
    assertThat(timeline.moments())
        .allSatisfy(
            moment -> {
              assertThat(moment.what()).hasSizeLessThanOrEqualTo(160);
              assertThat(moment.what()).doesNotContain("\u001b", "\u202e", "\n");
            });
  }

  @Test
  void theSameTracesGiveTheSameTimeline() {
    assertThat(read(RecordedTraces.all())).isEqualTo(read(RecordedTraces.all()));
  }

  @Test
  void dockersOwnNameAndTimeBeforeEachLineChangeNothing() {
    String docker =
        RecordedTraces.text(RecordedTraces.statements())
            .lines()
            .map(line -> "source-postgres  | 2026-11-30T23:37:04.123456789Z " + line)
            .reduce("", (lines, line) -> lines + line + "\n");

    assertThat(StatementLog.parse(docker, new Misses()))
        .hasSameSizeAs(
            StatementLog.parse(RecordedTraces.text(RecordedTraces.statements()), new Misses()));
  }

  private static Timeline read(Traces traces) {
    return TimelineReading.of(START, traces, List.of(), List.of(), Set.of());
  }

  private static Duration spent(Timeline timeline, Phase phase) {
    return timeline.phases().stream()
        .filter(time -> time.phase() == phase)
        .map(PhaseTime::spent)
        .findFirst()
        .orElseThrow();
  }

  private static ServiceRun run(String began, int seconds, String what, boolean failed) {
    return new ServiceRun(
        Instant.parse(began), Optional.of(Duration.ofSeconds(seconds)), what, failed);
  }

  private static Note note(String at, String text, String theme) {
    return new Note(
        Instant.parse(at),
        text,
        Optional.empty(),
        Optional.of(theme).filter(id -> !id.isEmpty()),
        Optional.empty());
  }
}
