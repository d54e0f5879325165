package dev.exercise.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A data test of a compiled project.
 *
 * @param uniqueId dbt's name for it
 * @param name as a person reads it
 * @param column that it was written for; empty for tests of whole tables
 * @param failures where {@code --store-failures} keeps the rows that fail
 * @param ofProject whether it is the project's own, and not that of a package
 */
public record TestNode(
    String uniqueId, String name, String column, Manifest.Relation failures, boolean ofProject) {

  /** Those of {@code manifest.json}; a file that a killed dbt left unfinished tells of none. */
  public static List<TestNode> read(Path manifest) {
    List<TestNode> tests = new ArrayList<>();
    try {
      JsonNode root = new ObjectMapper().readTree(manifest.toFile());
      String project = root.path("metadata").path("project_name").asText();
      for (JsonNode node : root.path("nodes")) {
        if (node.path("resource_type").asText().equals("test")) {
          tests.add(
              new TestNode(
                  node.path("unique_id").asText(),
                  node.path("name").asText(),
                  node.path("column_name").asText(""),
                  new Manifest.Relation(node.path("schema").asText(), node.path("alias").asText()),
                  node.path("package_name").asText().equals(project)));
        }
      }
    } catch (IOException unfinished) {
      return List.of();
    }
    return tests;
  }
}
