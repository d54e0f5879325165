package dev.exercise.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.DimensionScore;
import dev.exercise.grading.comparison.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One submission's line in the table of the field. */
public sealed interface FieldRow {

  /** Names as people look them up; it says nothing about who is better. */
  Comparator<FieldRow> BY_NAME =
      Comparator.comparing(FieldRow::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(FieldRow::name);

  int LONGEST_NAME = 64;

  int LONGEST_REASON = 400;

  /** What the submission is called; harmless to show. */
  String name();

  /**
   * It was graded.
   *
   * @param folder where its reports are, relative to the table's
   * @param world what the candidate worked on, in words
   * @param scores points by dimension, all dimensions
   * @param martsRight marts without a wrong cell
   * @param martsAsked marts that were asked for
   * @param mistakes mistakes of the catalogue that were named
   * @param notGradable checks that could not be judged
   * @param negative whether anything was judged and found wrong
   */
  record Graded(
      String name,
      String folder,
      String world,
      List<DimensionScore> scores,
      int martsRight,
      int martsAsked,
      int mistakes,
      int notGradable,
      boolean negative)
      implements FieldRow {

    public Graded {
      name = Shown.text(name, LONGEST_NAME);
      scores = List.copyOf(scores);
    }

    /**
     * The line of a grade that is kept.
     *
     * @param result a whole {@code result.json}
     */
    public static Graded of(String name, String folder, JsonNode result) {
      List<DimensionScore> scores = new ArrayList<>();
      for (JsonNode node : result.path("dimensions")) {
        scores.add(
            new DimensionScore(
                Arrays.stream(Dimension.values())
                    .filter(dimension -> dimension.id().equals(node.path("id").asText()))
                    .findFirst()
                    .orElseThrow(),
                node.path("earned").asDouble(),
                node.path("attempted").asDouble(),
                node.path("asked").asDouble()));
      }
      JsonNode world = result.path("world");
      return new Graded(
          name,
          folder,
          "seed %s, scale %s, depth %s"
              .formatted(
                  world.path("seed").asText(),
                  world.path("scale").asText(),
                  world.path("depth").asText()),
          scores,
          count(result.path("marts"), "passed"),
          result.path("marts").size(),
          result.path("mistakes").size(),
          count(result.path("checks"), "not-gradable"),
          result.path("negative").asBoolean());
    }

    private static int count(JsonNode nodes, String outcome) {
      int count = 0;
      for (JsonNode node : nodes) {
        if (node.path("outcome").asText().equals(outcome)) {
          count++;
        }
      }
      return count;
    }
  }

  /**
   * It could not be graded, which says nothing about the candidate.
   *
   * @param reason in sentences, with what to do
   */
  record NotGraded(String name, String reason) implements FieldRow {
    public NotGraded {
      name = Shown.text(name, LONGEST_NAME);
      reason = Shown.text(reason, LONGEST_REASON);
    }
  }
}
