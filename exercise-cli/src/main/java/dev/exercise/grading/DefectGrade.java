package dev.exercise.grading;

import dev.exercise.grading.attribution.KnownDefect;

/**
 * The verdict on one planted defect.
 *
 * @param defect which
 * @param verdict what became of it
 * @param outcome how its check ended
 * @param sentence what was found
 * @param rightCells cells touched by it that are right
 * @param judgedCells cells touched by it that could be judged
 */
public record DefectGrade(
    KnownDefect defect,
    Verdict verdict,
    Outcome outcome,
    String sentence,
    long rightCells,
    long judgedCells) {

  /** What can become of a defect. */
  public enum Verdict {
    HANDLED("handled"),
    HANDLED_IN_PART("handled in part"),
    LEFT_IN("left in"),
    OVER_CORRECTED("over-corrected"),
    CANNOT_TELL("cannot tell");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }

    /** The stable name in files. */
    public String id() {
      return words.replace(' ', '-');
    }
  }
}
