package dev.exercise.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What reads from what in a compiled project.
 *
 * @param nodes the project's own models, seeds and snapshots, and the sources that are read, in the
 *     order of their ids
 */
public record ProjectGraph(List<Node> nodes) {

  private static final Set<String> BUILT = Set.of("model", "seed", "snapshot");

  public ProjectGraph {
    nodes = List.copyOf(nodes);
  }

  /**
   * Something that holds rows.
   *
   * @param uniqueId dbt's name for it
   * @param kind source, model, seed or snapshot
   * @param name of its table or view
   * @param file that it is written in, relative to the project
   * @param readsFrom ids of the nodes that it reads directly
   */
  public record Node(
      String uniqueId, String kind, String name, String file, List<String> readsFrom) {
    public Node {
      readsFrom = List.copyOf(readsFrom);
    }
  }

  /** Reads {@code manifest.json}; one that a killed dbt left unfinished has no nodes. */
  public static ProjectGraph read(Path manifest) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(manifest.toFile());
    } catch (IOException unfinished) {
      return new ProjectGraph(List.of());
    }
    String project = root.path("metadata").path("project_name").asText();
    List<Node> nodes = new ArrayList<>();
    Set<String> read = new TreeSet<>();
    for (JsonNode node : root.path("nodes")) {
      String kind = node.path("resource_type").asText();
      if (BUILT.contains(kind) && node.path("package_name").asText().equals(project)) {
        Node one = node(node, kind, "alias");
        nodes.add(one);
        read.addAll(one.readsFrom());
      }
    }
    for (JsonNode source : root.path("sources")) {
      if (read.contains(source.path("unique_id").asText())) {
        nodes.add(node(source, "source", "name"));
      }
    }
    nodes.sort(Comparator.comparing(Node::uniqueId));
    return new ProjectGraph(nodes);
  }

  private static Node node(JsonNode node, String kind, String name) {
    List<String> readsFrom = new ArrayList<>();
    node.path("depends_on").path("nodes").forEach(one -> readsFrom.add(one.asText()));
    return new Node(
        node.path("unique_id").asText(),
        kind,
        node.path(name).asText(node.path("name").asText()),
        node.path("original_file_path").asText(),
        readsFrom.stream().distinct().toList());
  }
}
