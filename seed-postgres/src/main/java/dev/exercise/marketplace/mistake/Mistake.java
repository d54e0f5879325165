package dev.exercise.marketplace.mistake;

import java.util.List;
import java.util.Optional;

/**
 * Something that a candidate may get wrong.
 *
 * @param id stable kebab-case name
 * @param kind what sort of mistake it is
 * @param defect id of the defect that it leaves in or handles wrongly; none for wrong logic on
 *     clean data
 * @param title what happened, as a report says it: "POS time was taken as UTC"
 * @param ask a question for the interviewer to put to the candidate
 * @param marts names of the marts in which it shows
 * @param views what replaces tables and marts
 */
public record Mistake(
    String id,
    Kind kind,
    Optional<String> defect,
    String title,
    String ask,
    List<String> marts,
    List<OverlayView> views) {

  /** Sorts of mistakes. */
  public enum Kind {
    /** The dirt is there still, or what was done about it does not reach far enough. */
    LEFT_IN,
    /** Rows were changed or dropped that no defect had touched. */
    OVER_CORRECTED,
    /** The rules of the brief were read otherwise; clean data would give the same. */
    LOGIC
  }

  public Mistake {
    if ((kind == Kind.LOGIC) != defect.isEmpty()) {
      throw new IllegalArgumentException(
          "Mistake %s is of kind %s, its defect is %s: one of logic has none, all others have one."
              .formatted(id, kind, defect.orElse("none")));
    }
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("Mistake id '%s' is not kebab-case.".formatted(id));
    }
    marts = List.copyOf(marts);
    views = List.copyOf(views);
    if (marts.isEmpty() || views.isEmpty()) {
      throw new IllegalArgumentException(
          "Mistake %s shows in no mart or replaces nothing.".formatted(id));
    }
  }

  /** Whether it shows in a mart of that name. */
  public boolean showsIn(String mart) {
    return marts.contains(mart);
  }
}
