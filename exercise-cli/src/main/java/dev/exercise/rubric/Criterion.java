package dev.exercise.rubric;

import dev.exercise.grading.Dimension;
import dev.exercise.observation.Rating;
import java.util.List;

/**
 * Something that an interviewer rates.
 *
 * @param id kebab-case, stable
 * @param dimension one that is judged by the interviewer
 * @param title as a heading
 * @param theme the manual's words for it in the discussion, empty for what shows in the work
 * @param about what is looked at, in a sentence
 * @param questions to ask
 * @param strong signs of a strong candidate
 * @param weak signs of a weak one
 * @param anchors what each level looks like, the lowest first
 */
public record Criterion(
    String id,
    Dimension dimension,
    String title,
    String theme,
    String about,
    List<String> questions,
    List<String> strong,
    List<String> weak,
    List<String> anchors) {

  public Criterion {
    if (!id.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("Criterion id '%s' is not kebab-case.".formatted(id));
    }
    if (!dimension.judgedByInterviewer()) {
      throw new IllegalArgumentException(
          "%s is judged by checks, criterion %s cannot be of it.".formatted(dimension, id));
    }
    questions = List.copyOf(questions);
    strong = List.copyOf(strong);
    weak = List.copyOf(weak);
    anchors = List.copyOf(anchors);
    if (questions.isEmpty() || strong.isEmpty() || weak.isEmpty()) {
      throw new IllegalArgumentException("Criterion %s lacks questions or signs.".formatted(id));
    }
    if (anchors.size() != Rating.HIGHEST) {
      throw new IllegalArgumentException(
          "Criterion %s describes %d levels, not %d."
              .formatted(id, anchors.size(), Rating.HIGHEST));
    }
  }

  /** Whether it is a theme of the discussion. */
  public boolean discussed() {
    return !theme.isEmpty();
  }

  /** What a level looks like. */
  public String anchor(int level) {
    return anchors.get(level - 1);
  }
}
