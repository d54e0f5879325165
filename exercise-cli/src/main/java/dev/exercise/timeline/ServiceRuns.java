package dev.exercise.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs of a service as JSON, so that they can be kept. */
public final class ServiceRuns {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 1_000;

  private ServiceRuns() {}

  /** The runs as an array. */
  public static String render(List<ServiceRun> runs) {
    ArrayNode nodes = JSON.createArrayNode();
    for (ServiceRun run : runs) {
      ObjectNode node = nodes.addObject().put("began", run.began().toString());
      run.lasted().ifPresent(lasted -> node.put("seconds", lasted.toSeconds()));
      node.put("what", run.what()).put("failed", run.failed());
    }
    return nodes.toPrettyString() + "\n";
  }

  /** Reads them again; counts what is no run. */
  static List<ServiceRun> parse(String text, Misses misses) {
    List<ServiceRun> runs = new ArrayList<>();
    try {
      JsonNode nodes = JSON.readTree(text);
      if (!nodes.isArray()) {
        misses.add();
      }
      for (JsonNode node : nodes) {
        Optional<ServiceRun> run = runs.size() < MOST ? run(node) : Optional.empty();
        run.ifPresentOrElse(runs::add, misses::add);
      }
    } catch (JsonProcessingException broken) {
      misses.add();
    }
    return runs;
  }

  private static Optional<ServiceRun> run(JsonNode node) {
    try {
      return Optional.of(
          new ServiceRun(
              Instant.parse(node.path("began").asText()),
              Optional.of(node.path("seconds"))
                  .filter(JsonNode::isIntegralNumber)
                  .filter(JsonNode::canConvertToInt)
                  .map(seconds -> Duration.ofSeconds(seconds.asLong())),
              node.path("what").asText(),
              node.path("failed").asBoolean()));
    } catch (DateTimeException broken) {
      return Optional.empty();
    }
  }
}
