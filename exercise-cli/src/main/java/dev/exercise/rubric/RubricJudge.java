package dev.exercise.rubric;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.observation.Note;
import dev.exercise.observation.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns ratings into verdicts, one for each criterion. What was not rated is unknown: neither a
 * pass nor a failure, and no points of it are counted.
 */
public final class RubricJudge {

  /** A point for each level above the lowest. */
  private static final int WEIGHT = Rating.HIGHEST - 1;

  private static final String PAGE = "docs/interviewer/rubric.md#";

  private RubricJudge() {}

  /** The verdicts, in the rubric's order. */
  public static List<CheckResult> judge(SessionEvidence session) {
    return Rubric.criteria().stream().map(criterion -> judge(criterion, session)).toList();
  }

  private static CheckResult judge(Criterion criterion, SessionEvidence session) {
    Optional<Rating> rating =
        session.ratings().stream()
            .filter(one -> one.criterion().equals(criterion.id()))
            .findFirst();
    return new CheckResult(
        "rubric-" + criterion.id(),
        criterion.dimension(),
        WEIGHT,
        rating
            .map(given -> Outcome.of((given.level() - 1.0) / WEIGHT, 0))
            .orElseGet(Outcome.NotGradable::new),
        rating
            .map(
                given ->
                    "Rated %d of %d: %s"
                        .formatted(given.level(), Rating.HIGHEST, criterion.anchor(given.level())))
            .orElse(
                "Not rated yet. The interviewer does it: 'exercise rate %s LEVEL'."
                    .formatted(criterion.id())),
        evidence(criterion, rating, session),
        PAGE + criterion.id());
  }

  private static List<String> evidence(
      Criterion criterion, Optional<Rating> rating, SessionEvidence session) {
    List<String> lines = new ArrayList<>();
    rating
        .map(Rating::comment)
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> lines.add("The interviewer: " + comment));
    session.notes().stream()
        .filter(note -> isAbout(note, criterion))
        .map(note -> "Note: " + words(note))
        .forEach(lines::add);
    traces(criterion, session).forEach(lines::add);
    return lines;
  }

  private static boolean isAbout(Note note, Criterion criterion) {
    if (note.theme().isPresent()) {
      return note.theme().get().equals(criterion.id());
    }
    if (note.question().isPresent()) {
      return criterion.id().equals(QUESTIONS);
    }
    return note.dimension().filter(criterion.dimension().id()::equals).isPresent();
  }

  private static String words(Note note) {
    String asked = note.question().map("(asked about %s) "::formatted).orElse("");
    return (asked + note.text()).strip();
  }

  private static Stream<String> traces(Criterion criterion, SessionEvidence session) {
    return switch (criterion.id()) {
      case EXPLORATION -> session.timeline().remarks().stream();
      case DEBUGGING -> session.timeline().narrowing().stream();
      default -> Stream.empty();
    };
  }

  static final String EXPLORATION = "exploration";
  static final String DEBUGGING = "systematic-debugging";
  static final String QUESTIONS = "clarifying-questions";
}
