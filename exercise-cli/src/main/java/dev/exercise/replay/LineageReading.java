package dev.exercise.replay;

import dev.exercise.dbt.ProjectGraph;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Lineage;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the graph for the report of what dbt says of the project and of its build. */
final class LineageReading {

  private final Map<String, ProjectGraph.Node> nodes = new LinkedHashMap<>();
  private final Map<String, BuildOutcome.Node> outcomes = new LinkedHashMap<>();
  private final Set<String> marts;

  private LineageReading(ProjectGraph graph, BuildOutcome outcome, List<Mart> marts) {
    graph.nodes().forEach(node -> nodes.put(node.uniqueId(), node));
    outcome.ownNodes().forEach(node -> outcomes.put(node.uniqueId(), node));
    this.marts = marts.stream().map(Mart::name).collect(Collectors.toSet());
  }

  /**
   * The graph.
   *
   * @param graph empty where dbt did not get so far
   * @param marts those that were asked for
   */
  static Lineage of(Optional<ProjectGraph> graph, BuildOutcome outcome, List<Mart> marts) {
    if (graph.isEmpty()) {
      return Lineage.UNKNOWN;
    }
    LineageReading reading = new LineageReading(graph.get(), outcome, marts);
    List<Lineage.Node> drawn = new ArrayList<>();
    reading.nodes.values().forEach(node -> drawn.add(reading.node(node)));
    return new Lineage(drawn);
  }

  private Lineage.Node node(ProjectGraph.Node node) {
    return new Lineage.Node(
        node.uniqueId(),
        node.name(),
        layer(node),
        // Models of packages are not shown, and neither is that something reads them.
        node.readsFrom().stream().filter(nodes::containsKey).toList(),
        built(node));
  }

  /**
   * By what the contract calls a mart, then by the folders and prefixes that the manual asks for.
   */
  private Lineage.Layer layer(ProjectGraph.Node node) {
    String name = node.name().toLowerCase(Locale.ROOT);
    String folder = "/" + node.file().toLowerCase(Locale.ROOT);
    if (node.kind().equals("source") || node.kind().equals("seed")) {
      return Lineage.Layer.SOURCE;
    }
    if (marts.contains(name)) {
      return Lineage.Layer.MART;
    }
    if (name.startsWith("stg_") || folder.contains("/staging/")) {
      return Lineage.Layer.STAGING;
    }
    return name.startsWith("fct_") || name.startsWith("dim_") || folder.contains("/marts/")
        ? Lineage.Layer.MART
        : Lineage.Layer.INTERMEDIATE;
  }

  private Lineage.Built built(ProjectGraph.Node node) {
    if (node.kind().equals("source")) {
      return Lineage.Built.GIVEN;
    }
    BuildOutcome.Node outcome = outcomes.get(node.uniqueId());
    if (outcome == null) {
      return Lineage.Built.NOT_RUN;
    }
    if (outcome.skipped()) {
      return Lineage.Built.SKIPPED;
    }
    return outcome.failed() ? Lineage.Built.FAILED : Lineage.Built.BUILT;
  }
}
