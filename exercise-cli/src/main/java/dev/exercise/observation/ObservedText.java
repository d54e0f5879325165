package dev.exercise.observation;

/** What may be written down. */
final class ObservedText {

  /** A page of text; whoever writes more has put a file in by mistake. */
  private static final int LONGEST = 4_000;

  private ObservedText() {}

  /**
   * Makes sure that a text is not too long.
   *
   * @throws IllegalArgumentException saying how long it may be
   */
  static void requireShort(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The text has %,d characters; up to %,d can be kept.".formatted(text.length(), LONGEST));
    }
  }
}
