package dev.exercise.report;

import dev.exercise.grading.Grade;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.observation.Incident;
import dev.exercise.observation.Note;
import dev.exercise.observation.Rating;
import dev.exercise.rubric.RubricJudge;
import dev.exercise.timeline.Moment;
import dev.exercise.timeline.Origin;
import dev.exercise.timeline.Phase;
import dev.exercise.timeline.PhaseTime;
import dev.exercise.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session in which something happened in every lane. */
final class SampleSession {

  private static final Instant START = Instant.parse("2026-07-01T09:00:00Z");

  private SampleSession() {}

  static Grade on(Grade grade) {
    SessionEvidence session =
        new SessionEvidence(
            new Timeline(
                START,
                START.plus(Duration.ofMinutes(40)),
                List.of(
                    moment(2, Origin.POSTGRES, "select count(*) from orders", Phase.EXPLORATION),
                    moment(20, Origin.DBT, "dbt build: <fct_orders> failed", Phase.DBT)),
                List.of(
                    new PhaseTime(Phase.EXPLORATION, Duration.ofMinutes(2)),
                    new PhaseTime(Phase.DBT, Duration.ofMinutes(18))),
                List.of("Before the first own model was run: 1 query."),
                List.of("09:20 UTC: 'dbt build' failed at <fct_orders>."),
                List.of("git: there is no history.")),
            List.of(
                new Note(
                    START,
                    "asked \u001b\u202e<x>",
                    Optional.of("problem-solving"),
                    Optional.empty(),
                    Optional.of("weekend-rate"))),
            List.of(new Rating(START, "schema-evolution", 2, "no plan")),
            List.of(new Incident(START, Duration.ofMinutes(5), "Docker")));
    return grade.with(session).with(RubricJudge.judge(session));
  }

  private static Moment moment(int minute, Origin origin, String what, Phase phase) {
    return new Moment(
        START.plus(Duration.ofMinutes(minute)),
        origin,
        what,
        Optional.of(Duration.ofSeconds(30)),
        origin == Origin.DBT,
        phase);
  }
}
