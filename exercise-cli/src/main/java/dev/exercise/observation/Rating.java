package dev.exercise.observation;

import java.time.Instant;
import java.util.Objects;

/**
 * Where the interviewer places the candidate on a criterion of the rubric.
 *
 * @param at when it was written down; a later one of the same criterion takes its place
 * @param criterion the criterion's id: "debugging"
 * @param level 1 to 4, which the rubric describes
 * @param comment why, may be empty
 */
public record Rating(Instant at, String criterion, int level, String comment)
    implements Observation {

  /** The level of those who did all that the rubric asks for. */
  public static final int HIGHEST = 4;

  public Rating {
    Objects.requireNonNull(at);
    Objects.requireNonNull(criterion);
    ObservedText.requireShort(comment);
    if (level < 1 || level > HIGHEST) {
      throw new IllegalArgumentException(
          "Level %d is not between 1 and %d.".formatted(level, HIGHEST));
    }
  }
}
