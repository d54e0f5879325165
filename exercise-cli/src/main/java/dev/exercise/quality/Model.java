package dev.exercise.quality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of the candidate's project.
 *
 * @param uniqueId dbt's name for it
 * @param name as {@code ref} calls it
 * @param file relative to the project
 * @param folders below the folder of models
 * @param source its text as it was written
 * @param compiled as the warehouse was sent it; empty where dbt did not come to it
 * @param relation where its rows go: {@code marketplace.analytics.fct_orders}, in lower case
 * @param reads dbt's names of what it refers to
 * @param sql whether it is written in SQL
 * @param ephemeral whether it is no more than a step of others
 * @param description of the model
 * @param columns descriptions of its columns, by name in lower case
 * @param key what is tested of its key
 * @param ofStarter whether it is the starter's, and was changed
 */
record Model(
    String uniqueId,
    String name,
    String file,
    List<String> folders,
    String source,
    Optional<String> compiled,
    String relation,
    List<String> reads,
    boolean sql,
    boolean ephemeral,
    String description,
    Map<String, String> columns,
    Key key,
    boolean ofStarter) {

  private static final Pattern STAR =
      Pattern.compile("(?i)\\bselect\\s+(?:distinct\\s+)?(?:[\\w`]+\\.)?\\*|,\\s*[\\w`]+\\.\\*");

  /** What is tested of a model's key. */
  enum Key {
    /** That it is unique, and there in every row. */
    TESTED,
    /** That it is unique where it is there. */
    ONLY_UNIQUE,
    /** Nothing. */
    UNTESTED
  }

  Model {
    folders = List.copyOf(folders);
    reads = List.copyOf(reads);
    columns = Map.copyOf(columns);
  }

  /** Whether it can only be meant as this. */
  boolean isIn(Layer layer) {
    return Layer.plausible(this).equals(Set.of(layer));
  }

  /** The first line of it with this text, without regard to case. */
  OptionalInt line(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    int number = 0;
    for (String line : (Iterable<String>) source.lines()::iterator) {
      number++;
      if (line.toLowerCase(Locale.ROOT).contains(wanted)) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  /** The place of the last star that stands for columns. */
  String placeOfStar() {
    Matcher star = STAR.matcher(source);
    int at = -1;
    while (star.find()) {
      at = star.end();
    }
    return at < 0
        ? file
        : "%s, line %d"
            .formatted(file, 1 + source.substring(0, at).chars().filter(c -> c == '\n').count());
  }

  /** A place in it for a finding: file, and line where the text is found. */
  String place(String text) {
    OptionalInt line = line(text);
    return line.isPresent() ? "%s, line %d".formatted(file, line.getAsInt()) : file;
  }
}
