package dev.exercise.airflow;

import java.util.List;

/**
 * A file that Airflow cannot read DAGs from.
 *
 * @param file relative to the folder of DAGs
 * @param trace what Python says of it
 */
public record ImportError(String file, String trace) {

  /** What is wrong, in one line: {@code SyntaxError: '(' was never closed}. */
  public String reason() {
    List<String> lines = trace.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.isEmpty() ? "no reason was given" : lines.get(lines.size() - 1);
  }
}
