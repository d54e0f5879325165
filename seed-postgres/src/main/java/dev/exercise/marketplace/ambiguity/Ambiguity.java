package dev.exercise.marketplace.ambiguity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A rule that a sensible engineer could read otherwise.
 *
 * @param id stable kebab-case name
 * @param mart name of the mart that it is about
 * @param column the column, or empty where it is about the rows
 * @param question what could be asked
 * @param reading the answer that the brief fixes
 * @param mistakes ids of the mistakes that read it otherwise
 * @param accepted other readings that cost nothing, in words; empty where there is none
 * @param within how far a value of the column may lie from the truth for that reason, 0 for not
 */
public record Ambiguity(
    String id,
    String mart,
    Optional<String> column,
    String question,
    String reading,
    List<String> mistakes,
    Optional<String> accepted,
    BigDecimal within) {

  public Ambiguity {
    if (!id.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("Ambiguity id '%s' is not kebab-case.".formatted(id));
    }
    mistakes = List.copyOf(mistakes);
    if (within.signum() < 0 || (within.signum() > 0 && (column.isEmpty() || accepted.isEmpty()))) {
      throw new IllegalArgumentException(
          "Ambiguity %s accepts values within %s but does not say of which column, or why."
              .formatted(id, within));
    }
    if (mistakes.isEmpty() && accepted.isEmpty()) {
      throw new IllegalArgumentException(
          "Ambiguity %s means nothing to the grader: name a mistake or an accepted reading."
              .formatted(id));
    }
  }
}
