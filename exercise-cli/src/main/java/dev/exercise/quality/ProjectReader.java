package dev.exercise.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what dbt wrote about a project, and the project's own files beside it. */
final class ProjectReader {

  /** Far more than a person writes; longer texts are not looked at. */
  static final int MOST_TEXT = 512 * 1024;

  private final Path project;
  private final Path starter;
  private final JsonNode manifest;
  private final String name;
  private final KeyTests keys;

  private ProjectReader(Path project, Path starter, JsonNode manifest) {
    this.project = project.toAbsolutePath().normalize();
    this.starter = starter;
    this.manifest = manifest;
    this.name = manifest.path("metadata").path("project_name").asText();
    this.keys = KeyTests.of(manifest);
  }

  /**
   * Reads a project that dbt has just read.
   *
   * @param project with dbt's {@code target/}
   * @param starter what the candidate began with
   * @return empty where dbt did not come to describe it
   */
  static Optional<Project> read(Path project, Path starter) {
    try {
      JsonNode manifest =
          new ObjectMapper().readTree(project.resolve("target/manifest.json").toFile());
      return manifest.isObject()
          ? Optional.of(new ProjectReader(project, starter, manifest).read())
          : Optional.empty();
    } catch (IOException absentOrCut) {
      return Optional.empty();
    }
  }

  private Project read() {
    Map<String, Model> known = new LinkedHashMap<>();
    List<Model> judged = new ArrayList<>();
    Map<String, String> relations = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    List<String> tests = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonNode node : nodes()) {
      String id = node.path("unique_id").asText();
      String type = node.path("resource_type").asText();
      relations.put(id, relation(node));
      if (type.equals("source")) {
        sources.put(id, node.path("name").asText());
      }
      if (!node.path("package_name").asText().equals(name)) {
        continue;
      }
      String file = node.path("original_file_path").asText();
      if (type.equals("model")) {
        Model model = model(node);
        known.put(id, model);
        if (!isUntouched(file)) {
          judged.add(model);
        }
      } else if (!isOfStarter(file)) {
        if (type.equals("test") && node.path("test_metadata").isMissingNode()) {
          tests.add(file);
        } else if (!type.equals("test")) {
          others.add(id);
        }
      }
    }
    List<String> macros = new ArrayList<>();
    for (JsonNode macro : manifest.path("macros")) {
      if (macro.path("package_name").asText().equals(name)
          && !isOfStarter(macro.path("original_file_path").asText())) {
        macros.add(macro.path("unique_id").asText());
      }
    }
    return new Project(judged, known, relations, sources, tests, macros, others);
  }

  /** Sorted, so that equal projects are told in equal words. */
  private List<JsonNode> nodes() {
    List<JsonNode> nodes = new ArrayList<>();
    manifest.path("nodes").forEach(nodes::add);
    manifest.path("sources").forEach(nodes::add);
    nodes.sort(
        Comparator.comparing((JsonNode node) -> node.path("original_file_path").asText())
            .thenComparing(node -> node.path("unique_id").asText()));
    return nodes;
  }

  private Model model(JsonNode node) {
    String file = node.path("original_file_path").asText();
    List<String> folders = new ArrayList<>();
    node.path("fqn").forEach(part -> folders.add(part.asText()));
    List<String> reads = new ArrayList<>();
    node.path("depends_on").path("nodes").forEach(id -> reads.add(id.asText()));
    Map<String, String> columns = new LinkedHashMap<>();
    for (JsonNode column : node.path("columns")) {
      columns.put(
          column.path("name").asText().toLowerCase(Locale.ROOT),
          column.path("description").asText());
    }
    boolean sql = node.path("language").asText("sql").equals("sql");
    return new Model(
        node.path("unique_id").asText(),
        node.path("name").asText(),
        file,
        // The project's name comes first, the model's last.
        folders.size() > 2 ? folders.subList(1, folders.size() - 1) : List.of(),
        text(project, file).orElseGet(() -> node.path("raw_code").asText()),
        compiled(file, node),
        relation(node),
        reads,
        sql,
        node.path("config").path("materialized").asText().equals("ephemeral"),
        node.path("description").asText(),
        columns,
        keys.ofModel(node),
        isOfStarter(file));
  }

  /** dbt's second run describes only its own models, but leaves the files of the first. */
  private Optional<String> compiled(String file, JsonNode node) {
    return text(project.resolve("target/compiled").resolve(safe(name)), file)
        .or(() -> Optional.of(node.path("compiled_code").asText()))
        .filter(code -> !code.isBlank() && code.length() <= MOST_TEXT);
  }

  private static String relation(JsonNode node) {
    String named = node.path("relation_name").asText("");
    return named.isBlank() || named.equals("null")
        ? ""
        : named.replace("`", "").toLowerCase(Locale.ROOT);
  }

  private boolean isOfStarter(String file) {
    return text(starter, file).isPresent();
  }

  private boolean isUntouched(String file) {
    Optional<String> given = text(starter, file).map(String::strip);
    return given.isPresent() && given.equals(text(project, file).map(String::strip));
  }

  private static String safe(String folder) {
    return folder.matches("\\w+") ? folder : "";
  }

  /** The text of a file below a folder; one that leads elsewhere is not read. */
  static Optional<String> text(Path folder, String file) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path path = root.resolve(file).normalize();
      if (file.isBlank()
          || !path.startsWith(root)
          || !Files.isRegularFile(path)
          || Files.size(path) > MOST_TEXT) {
        return Optional.empty();
      }
      return Optional.of(new String(Files.readAllBytes(path), UTF_8));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + file, unreadable);
    }
  }

  /** The files in SQL below a folder of a project, relative to the project. */
  static List<String> sqlFiles(Path project, String folder) {
    Path root = project.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> project.relativize(file).toString())
          .filter(file -> file.endsWith(".sql"))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + root, unreadable);
    }
  }
}
