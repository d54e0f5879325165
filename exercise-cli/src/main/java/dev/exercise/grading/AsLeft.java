package dev.exercise.grading;

import dev.exercise.grading.comparison.Shown;
import java.util.List;
import java.util.Locale;

/**
 * How the marts in the candidate's own warehouse compare with those that their code builds anew:
 * what to ask about, and no verdict.
 */
public sealed interface AsLeft {

  /** There was no warehouse to compare with. */
  AsLeft NOT_ASKED = new Unread(LeftMarts.NO_WAREHOUSE);

  /**
   * They were not compared.
   *
   * @param why in a sentence
   */
  record Unread(String why) implements AsLeft {}

  /**
   * They were compared.
   *
   * @param marts those that stand there or are built, upstream first
   */
  record Compared(List<LeftMart> marts) implements AsLeft {
    public Compared {
      marts = List.copyOf(marts);
    }
  }

  /**
   * One mart.
   *
   * @param mart its name
   * @param finding how both compare
   * @param sentence what was found; made harmless on the way in
   */
  record LeftMart(String mart, Finding finding, String sentence) {

    private static final int LONGEST = 500;

    public LeftMart {
      sentence = Shown.text(sentence, LONGEST);
    }
  }

  /** How what stands in the warehouse and what the code builds compare. */
  enum Finding {
    /** Both are the same. */
    SAME,
    /** Both are there, and differ. */
    DIFFERENT,
    /** The code as it is now does not build what stands there. */
    ONLY_LEFT,
    /** The code builds it, and nobody did. */
    NEVER_BUILT,
    /** One of them is not known, or they cannot be compared. */
    UNKNOWN;

    /** The stable name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
