package dev.exercise.airbyte.client;

/** Makes text of strangers fit for a line in a terminal, a log or a report. */
final class CleanText {

  private static final int MOST = 1_000;
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * One line without anything that steers a terminal or turns the reading direction. Such
   * characters are replaced, not dropped, so that no text becomes equal to one without them.
   */
  static String of(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), MOST));
    int end = text.length();
    for (int at = 0; at < end; ) {
      int letter = text.codePointAt(at);
      if (clean.length() >= MOST) {
        return clean.append('…').toString();
      }
      if (letter == '\n' || letter == '\t') {
        clean.append(' ');
      } else if (isHarmless(letter)) {
        clean.appendCodePoint(letter);
      } else {
        clean.append(REPLACEMENT);
      }
      at += Character.charCount(letter);
    }
    return clean.toString();
  }

  private static boolean isHarmless(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
