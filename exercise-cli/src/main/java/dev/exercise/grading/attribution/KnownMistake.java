package dev.exercise.grading.attribution;

import java.util.List;
import java.util.Optional;

/**
 * A mistake of the catalogue: something that a candidate may get wrong.
 *
 * @param id kebab-case, stable
 * @param kind what sort of mistake it is
 * @param defectId the defect that it leaves in or over-corrects; empty for wrong logic
 * @param title what was done, as one sentence without a full stop: "POS time was taken as UTC"
 * @param question what to ask the candidate about it
 * @param marts names of the marts in which it may show
 * @param ambiguityId the rule of the register of ambiguities that was read otherwise, if it is one
 */
public record KnownMistake(
    String id,
    Kind kind,
    Optional<String> defectId,
    String title,
    String question,
    List<String> marts,
    Optional<String> ambiguityId) {

  /** Sorts of mistakes. */
  public enum Kind {
    LEFT_IN,
    OVER_CORRECTED,
    LOGIC
  }

  public KnownMistake {
    marts = List.copyOf(marts);
    if ((kind == Kind.LOGIC) != defectId.isEmpty()) {
      throw new IllegalArgumentException(
          "Mistake %s is of kind %s, its defect is %s: a mistake belongs to a defect unless it is one of logic."
              .formatted(id, kind, defectId));
    }
  }
}
