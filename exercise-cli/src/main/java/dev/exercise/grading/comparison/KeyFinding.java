package dev.exercise.grading.comparison;

import java.util.List;

/**
 * Keys of which the same is to be said.
 *
 * @param count how many there are
 * @param examples the first of them, as a report shows them
 */
public record KeyFinding(long count, List<String> examples) {

  static final int MOST_EXAMPLES = 5;

  public KeyFinding {
    examples = List.copyOf(examples);
  }
}
