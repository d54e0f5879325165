package dev.exercise.dbt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code target/run_results.json}. */
final class RunResults {

  private RunResults() {}

  /** What became of each node; empty where dbt wrote no such file to its end. */
  static List<DbtNode> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    JsonNode results;
    try {
      results = new ObjectMapper().readTree(file.toFile()).path("results");
    } catch (JsonProcessingException cutShort) {
      // dbt was killed while it wrote.
      return List.of();
    }
    List<DbtNode> nodes = new ArrayList<>();
    for (JsonNode result : results) {
      nodes.add(
          new DbtNode(
              result.path("unique_id").asText(),
              result.path("status").asText(),
              Optional.of(result.path("message").asText("")).filter(text -> !text.isBlank()),
              Duration.ofMillis(Math.round(result.path("execution_time").asDouble() * 1000))));
    }
    return nodes;
  }
}
