package dev.exercise.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** YAML files of a candidate's, which may be anything. */
final class Yaml {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private Yaml() {}

  /**
   * The file's mapping; a file that is none counts as empty: dbt will say what is wrong with it.
   */
  static Optional<JsonNode> object(Path file) {
    try {
      return Optional.ofNullable(MAPPER.readTree(file.toFile())).filter(JsonNode::isObject);
    } catch (IOException notYaml) {
      return Optional.empty();
    }
  }

  static void write(Path file, Object content) throws IOException {
    MAPPER.writeValue(file.toFile(), content);
  }
}
