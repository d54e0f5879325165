package dev.exercise.dbt;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** The errors that dbt told in a run. */
final class ErrorEvents {

  // "Compilation Error in model x", "Encountered an error:\nParsing Error"
  private static final Pattern KIND = Pattern.compile("(?m)^.*\\b[A-Z]\\w+ Error\\b");
  private static final String TRACEBACK = "Traceback (most recent call last)";

  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  void accept(DbtEvent event) {
    if (event.level().equals("error") && !event.text().isBlank()) {
      texts.add(event.text());
    }
  }

  /** The last error of a kind that dbt names, else all that is no trace of its own code. */
  Optional<String> told() {
    List<String> readable = texts.stream().filter(text -> !text.contains(TRACEBACK)).toList();
    Optional<String> named =
        readable.stream()
            .filter(text -> KIND.matcher(text).find())
            .reduce((earlier, later) -> later);
    if (named.isPresent() || texts.isEmpty()) {
      return named;
    }
    return Optional.of(
        readable.isEmpty() ? beforeTraceback(texts.peek()) : String.join("\n", readable));
  }

  /** What comes before the trace, or else its last line, which names the error. */
  private static String beforeTraceback(String text) {
    String before = text.substring(0, text.indexOf(TRACEBACK)).strip();
    return before.isEmpty()
        ? text.lines().reduce((earlier, later) -> later).orElse(text).strip()
        : before;
  }
}
