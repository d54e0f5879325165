package dev.exercise.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what programs said down to the line that tells something. */
final class Sentences {

  private static final int LONGEST = 160;

  /** What stands before dbt's title, and the title itself, when a message follows. */
  private static final Pattern TITLE_OF_DBT =
      Pattern.compile(
          "((?:.*?: )?)[A-Z]\\w+ Error(?: in [^\\n]*)?\\n(?!\\s*(?:compiled code at|$))");

  private Sentences() {}

  /** The first line that tells something; dbt puts a title above its errors and a path below. */
  static String first(String sentence) {
    Matcher titled = TITLE_OF_DBT.matcher(sentence);
    String shown =
        titled.lookingAt() ? titled.group(1) + sentence.substring(titled.end()).strip() : sentence;
    String first =
        shown
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("compiled code at"))
            .findFirst()
            .orElse("");
    return first.length() <= LONGEST ? first : first.substring(0, LONGEST - 1) + "…";
  }
}
