package dev.exercise.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.observation.Note;
import dev.exercise.observation.Rating;
import dev.exercise.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RubricJudgeTest {

  private static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
  private static final Timeline TIMELINE =
      new Timeline(
          AT,
          AT,
          List.of(),
          List.of(),
          List.of("Nothing was looked at."),
          List.of("It failed, then a smaller run worked."),
          List.of());

  @Test
  void whatWasNotRatedIsUnknownAndNotCounted() {
    List<CheckResult> checks = RubricJudge.judge(session(List.of(), List.of()));

    assertThat(checks).hasSameSizeAs(Rubric.criteria());
    assertThat(checks)
        .allSatisfy(
            check -> {
              assertThat(check.outcome()).isEqualTo(new Outcome.NotGradable());
              assertThat(check.judged()).isZero();
              assertThat(check.sentence()).contains("exercise rate");
            });
  }

  @Test
  void eachLevelAboveTheLowestIsAPoint() {
    for (int level = 1; level <= Rating.HIGHEST; level++) {
      Rating rating = new Rating(AT, "schema-evolution", level, "");

      CheckResult check = check("schema-evolution", session(List.of(), List.of(rating)));

      assertThat(check.earned()).isEqualTo(level - 1.0);
      assertThat(check.judged()).isEqualTo(3.0);
      assertThat(check.sentence())
          .isEqualTo(
              "Rated %d of 4: %s"
                  .formatted(
                      level, Rubric.criterion("schema-evolution").orElseThrow().anchor(level)));
    }
  }

  @Test
  void theEvidenceIsWhatWasWrittenDownAndRecordedAboutIt() {
    SessionEvidence session =
        session(
            List.of(
                note("wants a contract", "", "schema-evolution", ""),
                note("looked at payments first", "problem-solving", "", ""),
                note("", "", "", "weekend-rate")),
            List.of(new Rating(AT, "schema-evolution", 3, "no plan for history")));

    assertThat(check("schema-evolution", session).evidence())
        .containsExactly("The interviewer: no plan for history", "Note: wants a contract");
    assertThat(check("clarifying-questions", session).evidence())
        .containsExactly("Note: looked at payments first", "Note: (asked about weekend-rate)");
    assertThat(check("exploration", session).evidence())
        .containsExactly("Note: looked at payments first", "Nothing was looked at.");
    assertThat(check("systematic-debugging", session).evidence())
        .containsExactly("Note: looked at payments first", "It failed, then a smaller run worked.");
    assertThat(check("choice-of-tools", session).evidence()).isEmpty();
  }

  private static CheckResult check(String criterion, SessionEvidence session) {
    return RubricJudge.judge(session).stream()
        .filter(check -> check.id().equals("rubric-" + criterion))
        .findFirst()
        .orElseThrow();
  }

  private static SessionEvidence session(List<Note> notes, List<Rating> ratings) {
    return new SessionEvidence(TIMELINE, notes, ratings, List.of());
  }

  private static Note note(String text, String dimension, String theme, String question) {
    return new Note(AT, text, maybe(dimension), maybe(theme), maybe(question));
  }

  private static Optional<String> maybe(String id) {
    return Optional.of(id).filter(one -> !one.isEmpty());
  }
}
