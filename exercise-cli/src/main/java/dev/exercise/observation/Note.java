package dev.exercise.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the interviewer saw or heard.
 *
 * @param at when it was written down
 * @param text as it was written
 * @param dimension the id of the dimension it is about: "problem-solving"
 * @param theme the id of the theme of the discussion it is about: "schema-evolution"
 * @param question the id in the ambiguity register of what the candidate asked: "gmv-basis"
 */
public record Note(
    Instant at,
    String text,
    Optional<String> dimension,
    Optional<String> theme,
    Optional<String> question)
    implements Observation {

  public Note {
    Objects.requireNonNull(at);
    ObservedText.requireShort(text);
    if (text.isBlank() && question.isEmpty()) {
      throw new IllegalArgumentException("The note says nothing.");
    }
  }
}
