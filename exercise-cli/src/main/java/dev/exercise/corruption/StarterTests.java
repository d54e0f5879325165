package dev.exercise.corruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tests that the candidate was given, by dbt's names for them. */
final class StarterTests {

  private static final int LONGEST_NAME = 64;
  private static final int CUT_NAME = 30;

  private final Set<String> names = new HashSet<>();

  private StarterTests() {}

  /** Reads the YAML files of the starter's models. */
  static StarterTests of(Path starter) {
    StarterTests tests = new StarterTests();
    List<Path> files;
    try (Stream<Path> found = Files.walk(starter.resolve("models"))) {
      files = found.filter(file -> file.toString().endsWith(".yml")).toList();
      for (Path file : files) {
        tests.add(new YAMLMapper().readTree(file.toFile()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading the starter's tests in " + starter, unreadable);
    }
    return tests;
  }

  boolean has(String name) {
    return names.stream()
        .anyMatch(
            own ->
                name.equals(own)
                    // Arguments follow the name.
                    || name.startsWith(own + "__")
                    // dbt cuts what is too long, and puts a hash behind it.
                    || (own.length() >= LONGEST_NAME
                        && name.startsWith(own.substring(0, CUT_NAME) + "_")));
  }

  private void add(JsonNode file) {
    for (JsonNode source : file.path("sources")) {
      for (JsonNode table : source.path("tables")) {
        add(
            "source_",
            "%s_%s".formatted(source.path("name").asText(), table.path("name").asText()),
            table);
      }
    }
    for (JsonNode model : file.path("models")) {
      add("", model.path("name").asText(), model);
    }
  }

  private void add(String prefix, String of, JsonNode table) {
    for (JsonNode column : table.path("columns")) {
      for (JsonNode test : column.path("data_tests")) {
        String kind = test.isTextual() ? test.asText() : test.fieldNames().next();
        names.add("%s%s_%s_%s".formatted(prefix, kind, of, column.path("name").asText()));
      }
    }
  }
}
