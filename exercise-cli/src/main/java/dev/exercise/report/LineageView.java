package dev.exercise.report;

import dev.exercise.grading.Grade;
import dev.exercise.grading.Lineage;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The candidate's models with what became of each; public for the templates. */
public final class LineageView {

  private final Lineage lineage;
  private final Map<String, MartGrade> marts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  LineageView(Grade grade) {
    this.lineage = grade.lineage();
    grade.marts().forEach(mart -> marts.put(mart.mart().name(), mart));
  }

  /** Whether anything is known of it. */
  public boolean known() {
    return !lineage.nodes().isEmpty();
  }

  /** As a drawing. */
  public LayeredPicture picture() {
    return LayeredPicture.of(lineage.nodes().stream().map(this::item).toList());
  }

  private LayeredPicture.Item item(Lineage.Node node) {
    return new LayeredPicture.Item(
        node.id(),
        node.name(),
        remark(node),
        node.layer() == Lineage.Layer.SOURCE ? "source" : tone(node),
        node.layer().ordinal(),
        node.readsFrom(),
        mart(node).isPresent() || failed(node));
  }

  /** The nodes, upstream first. */
  public List<Lineage.Node> rows() {
    List<Lineage.Node> rows = new ArrayList<>();
    for (Lineage.Layer layer : Lineage.Layer.values()) {
      lineage.nodes().stream().filter(node -> node.layer() == layer).forEach(rows::add);
    }
    return rows;
  }

  /** The names of what a node reads. */
  public String readsFrom(Lineage.Node node) {
    Map<String, String> names =
        lineage.nodes().stream().collect(Collectors.toMap(Lineage.Node::id, Lineage.Node::name));
    return node.readsFrom().stream()
        .map(id -> names.getOrDefault(id, id))
        .collect(Collectors.joining(", "));
  }

  /** A sign and words for what became of a node; of a mart, its verdict. */
  public String remark(Lineage.Node node) {
    Optional<MartGrade> mart = mart(node);
    if (mart.isPresent() && !failed(node)) {
      Outcome outcome = mart.get().outcome();
      String words =
          mart.get()
              .comparison()
              .filter(comparison -> !(outcome instanceof Outcome.Passed))
              .map(comparison -> Figures.percent(comparison.share()) + " right")
              .orElse(Verdicts.words(outcome));
      return Verdicts.sign(outcome) + " " + words;
    }
    return switch (node.built()) {
      case GIVEN -> "source";
      case BUILT -> node.layer() == Lineage.Layer.SOURCE ? "seed" : "built";
      case FAILED -> "✕ failed to build";
      case SKIPPED -> "⊘ skipped";
      case NOT_RUN -> "? not run";
    };
  }

  private String tone(Lineage.Node node) {
    if (failed(node)) {
      return "bad";
    }
    return mart(node)
        .map(mart -> Verdicts.tone(mart.outcome()))
        .orElse(node.built() == Lineage.Built.BUILT ? "plain" : "open");
  }

  private static boolean failed(Lineage.Node node) {
    return node.built() == Lineage.Built.FAILED;
  }

  private Optional<MartGrade> mart(Lineage.Node node) {
    return node.layer() == Lineage.Layer.MART
        ? Optional.ofNullable(marts.get(node.name()))
        : Optional.empty();
  }

  /** What a reader who does not see the drawing is told first. */
  public String description() {
    String counts =
        Arrays.stream(Lineage.Layer.values())
            .map(
                layer ->
                    "%s in %s"
                        .formatted(
                            Words.count(
                                lineage.nodes().stream()
                                    .filter(node -> node.layer() == layer)
                                    .count()),
                            layer.words()))
            .collect(Collectors.joining(", "));
    String failed =
        lineage.nodes().stream()
            .filter(LineageView::failed)
            .map(Lineage.Node::name)
            .collect(Collectors.joining(", "));
    return "%s. Failed to build: %s. The table below says the same."
        .formatted(counts, failed.isEmpty() ? "none" : failed);
  }
}
