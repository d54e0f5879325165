package dev.exercise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.grading.Dimension;
import dev.exercise.observation.Rating;
import dev.exercise.rubric.Criterion;
import dev.exercise.rubric.Rubric;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the rubric beside what was rated so far. */
final class RubricPrinter {

  private final PrintWriter out;
  private final boolean json;

  RubricPrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * Shows every criterion, or one with its questions and signs.
   *
   * @param only its id; null for all
   */
  void print(Collection<Rating> ratings, String only) {
    Map<String, Rating> given =
        ratings.stream().collect(Collectors.toMap(Rating::criterion, Function.identity()));
    List<Criterion> shown =
        Rubric.criteria().stream()
            .filter(criterion -> only == null || criterion.id().equals(only))
            .toList();
    if (json) {
      ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
      shown.forEach(criterion -> write(nodes.addObject(), criterion, given.get(criterion.id())));
      out.println(nodes.toPrettyString());
    } else {
      Dimension dimension = null;
      for (Criterion criterion : shown) {
        if (criterion.dimension() != dimension) {
          dimension = criterion.dimension();
          out.println(dimension.title());
        }
        criterion(criterion, given.get(criterion.id()), only != null);
      }
      unrated(shown, given);
    }
    out.flush();
  }

  private void criterion(Criterion criterion, Rating rating, boolean whole) {
    out.printf(
        "%n  %s: %s%n  %s%n",
        criterion.id(),
        rating == null ? "not rated" : rating.level() + " of " + Rating.HIGHEST,
        criterion.about());
    for (int level = 1; level <= Rating.HIGHEST; level++) {
      boolean here = rating != null && rating.level() == level;
      out.printf("   %s%d  %s%n", here ? ">" : " ", level, criterion.anchor(level));
    }
    if (whole) {
      list("Ask", criterion.questions());
      list("Strong signs", criterion.strong());
      list("Weak signs", criterion.weak());
    }
  }

  private void list(String title, List<String> lines) {
    out.printf("%n  %s%n", title);
    lines.forEach(line -> out.printf("    - %s%n", line));
  }

  private void unrated(List<Criterion> shown, Map<String, Rating> given) {
    List<String> open =
        shown.stream().map(Criterion::id).filter(id -> !given.containsKey(id)).toList();
    out.printf(
        "%n%s%n",
        open.isEmpty() ? "All is rated." : "Not rated yet: " + String.join(", ", open) + ".");
  }

  private static void write(ObjectNode node, Criterion criterion, Rating rating) {
    node.put("criterion", criterion.id());
    node.put("dimension", criterion.dimension().id());
    node.put("title", criterion.title());
    ArrayNode anchors = node.putArray("anchors");
    criterion.anchors().forEach(anchors::add);
    if (rating == null) {
      node.putNull("level");
    } else {
      node.put("level", rating.level());
      node.put("comment", rating.comment());
    }
  }
}
