package dev.exercise.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code dbt_project.yml} says of dbt itself. */
final class ProjectFile {

  private static final String PACKAGES_PATH = "packages-install-path";
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path project;
  private final JsonNode content;

  private ProjectFile(Path project, JsonNode content) {
    this.project = project;
    this.content = content;
  }

  /** Reads it; one that is missing or no YAML says nothing here, and dbt will tell. */
  static ProjectFile of(Path project) {
    Path root = project.toAbsolutePath().normalize();
    try {
      JsonNode content = YAML.readTree(root.resolve("dbt_project.yml").toFile());
      return new ProjectFile(root, content == null ? MissingNode.getInstance() : content);
    } catch (IOException e) {
      return new ProjectFile(root, MissingNode.getInstance());
    }
  }

  /** Whether one of dbt's flags is set in it. */
  boolean hasFlag(String name) {
    return content.path("flags").has(name);
  }

  /**
   * Where dbt looks for the project's packages.
   *
   * @throws Problem if that is not a directory inside the project
   */
  Path packages() {
    String wanted = content.path(PACKAGES_PATH).asText("");
    try {
      Path packages = project.resolve(wanted.isBlank() ? "dbt_packages" : wanted).normalize();
      if (packages.startsWith(project) && !packages.equals(project) && !wanted.contains("{{")) {
        return packages;
      }
    } catch (InvalidPathException e) {
      throw outside(wanted);
    }
    throw outside(wanted);
  }

  private Problem outside(String wanted) {
    return new Problem(
        ("The %s '%s' in %s is no folder inside the project. Leave the line out, or name one like"
                + " dbt_packages.")
            .formatted(PACKAGES_PATH, wanted, project.resolve("dbt_project.yml")));
  }
}
