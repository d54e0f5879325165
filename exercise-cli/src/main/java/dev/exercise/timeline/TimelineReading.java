package dev.exercise.timeline;

import dev.exercise.observation.Incident;
import dev.exercise.observation.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a timeline of what was left behind. Whatever the traces hold, it only reads. */
public final class TimelineReading {

  private static final int MOST_MOMENTS = 2_000;

  /** Notes that are written later than this after all else are of another day. */
  private static final Duration LATER = Duration.ofHours(1);

  private final Instant start;
  private final Set<String> discussed;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Spans outOfTheirHands = new Spans();

  private TimelineReading(Instant start, Set<String> discussed) {
    this.start = start;
    this.discussed = discussed;
  }

  /**
   * Reads all traces.
   *
   * @param start when the candidate could begin; what was before is left out
   * @param discussed the ids of the themes that belong to the discussion
   */
  public static Timeline of(
      Instant start,
      Traces traces,
      Collection<Note> notes,
      Collection<Incident> incidents,
      Set<String> discussed) {
    return new TimelineReading(start, discussed).read(traces, notes, incidents);
  }

  private Timeline read(Traces traces, Collection<Note> notes, Collection<Incident> incidents) {
    Optional<List<StatementLog.Question>> questions =
        parsed("The statement log", traces.statements(), StatementLog::parse);
    Optional<List<DbtInvocation>> invocations =
        parsed("dbt's log", traces.dbt(), (text, misses) -> DbtLog.parse(text, start, misses));
    List<ServiceRun> syncs =
        parsed("Airbyte's jobs", traces.airbyte(), ServiceRuns::parse).orElse(List.of());
    List<ServiceRun> dagRuns =
        parsed("Airflow's runs", traces.airflow(), ServiceRuns::parse).orElse(List.of());
    List<StatementLog.Question> asked =
        within(questions.orElse(List.of()), one -> !one.at().isBefore(start));
    List<DbtInvocation> work =
        within(invocations.orElse(List.of()), one -> !one.began().isBefore(start));
    Optional<Instant> firstModel =
        work.stream().filter(DbtInvocation::builtOwnModel).map(DbtInvocation::began).findFirst();

    statements(asked, firstModel);
    dbt(work, dagRuns);
    runs(syncs, Origin.AIRBYTE, run -> phaseOf(run.began(), dagRuns, Phase.AIRBYTE));
    runs(dagRuns, Origin.AIRFLOW, run -> Phase.AIRFLOW);
    List<Instant> commits = commits(traces.git());
    drafts.removeIf(draft -> draft.at().isBefore(start));
    observations(notes, incidents);
    drafts.sort(Draft.IN_ORDER);

    if (questions.isPresent() && (firstModel.isPresent() || invocations.isPresent())) {
      remarks.addAll(Exploration.of(start, asked, firstModel));
    }
    first("The first own model was run", firstModel);
    first(
        "The first test was run",
        work.stream().filter(one -> one.tests() > 0).map(DbtInvocation::began).findFirst());
    first("The first commit was made", commits.stream().min(Instant::compareTo));
    return settled(Narrowing.of(work));
  }

  private Timeline settled(List<String> narrowing) {
    List<Moment> moments = new ArrayList<>();
    PhaseClock clock = new PhaseClock(start, outOfTheirHands);
    Phase current = Phase.EXPLORATION;
    for (Draft draft : drafts) {
      current = draft.phase().orElse(current);
      moments.add(draft.in(current));
    }
    drafts.forEach(clock::see);
    List<PhaseTime> phases = clock.times();
    remarks.addAll(clock.silences());
    if (moments.size() > MOST_MOMENTS) {
      remarks.add(
          "Only the first %,d of %,d moments are kept.".formatted(MOST_MOMENTS, moments.size()));
    }
    Instant end = drafts.stream().map(Draft::until).max(Instant::compareTo).orElse(start);
    return new Timeline(
        start,
        end.isBefore(start) ? start : end,
        moments.subList(0, Math.min(moments.size(), MOST_MOMENTS)),
        phases,
        remarks,
        narrowing,
        unread);
  }

  private <T> Optional<T> parsed(String name, Trace trace, BiFunction<String, Misses, T> parser) {
    if (trace instanceof Trace.Unread missing) {
      unread.add("%s: %s".formatted(name, missing.why()));
      return Optional.empty();
    }
    Trace.Read read = (Trace.Read) trace;
    Misses misses = new Misses();
    T result = parser.apply(read.text(), misses);
    if (misses.count() > 0) {
      unread.add(
          "%s: %s could not be read."
              .formatted(name, Words.count(misses.count(), "entry", "entries")));
    }
    if (read.cut()) {
      unread.add("%s: only the first %d MiB were read.".formatted(name, Trace.MOST_BYTES >> 20));
    }
    return Optional.of(result);
  }

  private static <T> List<T> within(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private void statements(List<StatementLog.Question> asked, Optional<Instant> firstModel) {
    for (StatementLog.Question one : asked) {
      if (!one.schema()) {
        draft(one, Words.shortened(one.text()), firstModel);
      }
    }
    Exploration.shapes(asked)
        .forEach(one -> draft(one, "looked at the schema of the source", firstModel));
  }

  private void draft(StatementLog.Question one, String what, Optional<Instant> firstModel) {
    boolean exploring = firstModel.map(model -> one.at().isBefore(model)).orElse(true);
    drafts.add(
        new Draft(
            one.at(),
            Origin.POSTGRES,
            what,
            Optional.empty(),
            one.failed(),
            exploring ? Optional.of(Phase.EXPLORATION) : Optional.empty()));
  }

  private void dbt(List<DbtInvocation> work, List<ServiceRun> dagRuns) {
    for (DbtInvocation one : work) {
      drafts.add(
          new Draft(
              one.began(),
              Origin.DBT,
              one.badly().isEmpty()
                  ? one.command()
                  : Words.shortened(
                      one.command() + ": " + String.join(", ", one.badly()) + " failed"),
              one.lasted(),
              one.failed(),
              one.isWork()
                  ? Optional.of(phaseOf(one.began(), dagRuns, Phase.DBT))
                  : Optional.empty()));
    }
  }

  /** What Airflow started is work on the DAG. */
  private static Phase phaseOf(Instant at, List<ServiceRun> dagRuns, Phase otherwise) {
    return dagRuns.stream().anyMatch(run -> run.holds(at)) ? Phase.AIRFLOW : otherwise;
  }

  private void runs(List<ServiceRun> runs, Origin origin, Function<ServiceRun, Phase> phase) {
    for (ServiceRun run : runs) {
      drafts.add(
          new Draft(
              run.began(),
              origin,
              run.what(),
              run.lasted(),
              run.failed(),
              Optional.of(phase.apply(run))));
    }
  }

  private List<Instant> commits(List<Trace> logs) {
    List<Instant> times = new ArrayList<>();
    if (logs.isEmpty()) {
      unread.add("git: there is no history.");
    }
    for (Trace log : logs) {
      for (GitReflog.Commit commit :
          parsed("git's history", log, GitReflog::parse).orElse(List.of())) {
        if (!commit.at().isBefore(start)) {
          times.add(commit.at());
          drafts.add(
              new Draft(
                  commit.at(),
                  Origin.GIT,
                  "commit: " + commit.message(),
                  Optional.empty(),
                  false,
                  Optional.empty()));
        }
      }
    }
    return times;
  }

  /** What was written down long after the session is no part of it. */
  private void observations(Collection<Note> notes, Collection<Incident> incidents) {
    List<Draft> written = new ArrayList<>();
    for (Note note : notes) {
      written.add(
          new Draft(
              note.at(),
              Origin.NOTE,
              Words.shortened(
                  note.question().map("(asked about %s) "::formatted).orElse("") + note.text()),
              Optional.empty(),
              false,
              note.theme().filter(discussed::contains).map(theme -> Phase.DISCUSSION)));
    }
    Duration taken = Duration.ZERO;
    for (Incident incident : incidents) {
      outOfTheirHands.add(incident.began(), incident.at());
      taken = taken.plus(incident.lasted());
      written.add(
          new Draft(
              incident.began(),
              Origin.INCIDENT,
              Words.shortened(incident.what()),
              Optional.of(incident.lasted()),
              true,
              Optional.empty()));
    }
    if (!taken.isZero()) {
      remarks.add(
          "Incidents took %s, which no phase is charged with.".formatted(Words.minutes(taken)));
    }
    written.sort(Draft.IN_ORDER);
    Instant last = drafts.stream().map(Draft::until).max(Instant::compareTo).orElse(start);
    for (Draft draft : written) {
      if (!draft.at().isBefore(start) && !draft.at().isAfter(last.plus(LATER))) {
        drafts.add(draft);
        last = draft.until().isAfter(last) ? draft.until() : last;
      }
    }
  }

  private void first(String what, Optional<Instant> at) {
    at.ifPresent(
        instant ->
            remarks.add(
                "%s %s after the start."
                    .formatted(what, Words.minutes(Duration.between(start, instant)))));
  }
}
