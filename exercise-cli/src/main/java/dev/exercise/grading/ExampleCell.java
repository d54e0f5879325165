package dev.exercise.grading;

import java.util.List;

/**
 * A wrong cell, ready to be shown.
 *
 * @param column its name
 * @param yours what the candidate has
 * @param truth what is right
 * @param because ids of the mistakes and defects that explain it; empty when nothing does
 */
public record ExampleCell(String column, String yours, String truth, List<String> because) {

  public ExampleCell {
    because = List.copyOf(because);
  }
}
