package dev.exercise.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiled project as dbt describes it: what each model makes, and what depends on it. */
public final class Manifest {

  /**
   * Where a model's rows are.
   *
   * @param schema dataset
   * @param name table or view
   */
  public record Relation(String schema, String name) {}

  /**
   * A model of the project's own, as it was written.
   *
   * @param uniqueId dbt's name for it
   * @param file relative to the project
   * @param code as written, with its Jinja
   * @param compiled as the warehouse was sent it; empty where it was not compiled
   * @param macros the text of the project's own macros that it calls
   * @param config all settings of it
   */
  public record Model(
      String uniqueId, String file, String code, String compiled, String macros, JsonNode config) {}

  private final List<Model> models;
  private final Map<String, Relation> relations;
  private final Map<String, String> selectors;
  private final Map<String, List<String>> children;

  private Manifest(
      List<Model> models,
      Map<String, Relation> relations,
      Map<String, String> selectors,
      Map<String, List<String>> children) {
    this.models = List.copyOf(models);
    this.relations = relations;
    this.selectors = selectors;
    this.children = children;
  }

  /** Reads {@code manifest.json}; one that a killed dbt left unfinished tells nothing. */
  public static Manifest read(Path file) {
    List<Model> models = new ArrayList<>();
    Map<String, Relation> relations = new LinkedHashMap<>();
    Map<String, String> selectors = new HashMap<>();
    Map<String, List<String>> children = new HashMap<>();
    try {
      JsonNode manifest = new ObjectMapper().readTree(file.toFile());
      String project = manifest.path("metadata").path("project_name").asText();
      for (JsonNode node : manifest.path("nodes")) {
        String id = node.path("unique_id").asText();
        List<String> name = new ArrayList<>();
        node.path("fqn").forEach(part -> name.add(part.asText()));
        selectors.put(id, String.join(".", name));
        // Models of packages are not the candidate's.
        if (node.path("resource_type").asText().equals("model")
            && node.path("package_name").asText().equals(project)) {
          relations.put(
              id, new Relation(node.path("schema").asText(), node.path("alias").asText()));
          models.add(model(node, manifest.path("macros"), project));
        }
      }
      for (Map.Entry<String, JsonNode> entry : manifest.path("child_map").properties()) {
        List<String> below = new ArrayList<>();
        entry.getValue().forEach(child -> below.add(child.asText()));
        children.put(entry.getKey(), below);
      }
    } catch (IOException unfinished) {
      return new Manifest(List.of(), Map.of(), Map.of(), Map.of());
    }
    return new Manifest(models, relations, selectors, children);
  }

  private static Model model(JsonNode node, JsonNode macros, String project) {
    StringBuilder called = new StringBuilder();
    for (JsonNode id : node.path("depends_on").path("macros")) {
      JsonNode macro = macros.path(id.asText());
      if (macro.path("package_name").asText().equals(project)) {
        called.append(macro.path("macro_sql").asText()).append('\n');
      }
    }
    return new Model(
        node.path("unique_id").asText(),
        node.path("original_file_path").asText(),
        node.path("raw_code").asText(),
        node.path("compiled_code").asText(),
        called.toString(),
        node.path("config"));
  }

  /** The models of the project's own. */
  public List<Model> models() {
    return models;
  }

  /** Whether dbt came to the end of writing the file, if it began. */
  static boolean isWhole(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile()).isObject();
    } catch (IOException absentOrCut) {
      return false;
    }
  }

  /** The relation of a model of the project's own. */
  public Optional<Relation> relation(String uniqueId) {
    return Optional.ofNullable(relations.get(uniqueId));
  }

  /** The relation of that name, without regard to case, whichever model makes it. */
  public Optional<Relation> named(String table) {
    return relations.values().stream()
        .filter(relation -> relation.name().equalsIgnoreCase(table))
        .findFirst();
  }

  /** How a node is called in a selection: "marketplace.marts.fct_orders". */
  public String selector(String uniqueId) {
    return selectors.get(uniqueId);
  }

  /** All that depends on these nodes, directly or not. */
  public Set<String> downstream(Set<String> uniqueIds) {
    Set<String> found = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>(uniqueIds);
    while (!waiting.isEmpty()) {
      for (String child : children.getOrDefault(waiting.remove(), List.of())) {
        if (found.add(child)) {
          waiting.add(child);
        }
      }
    }
    return found;
  }
}
