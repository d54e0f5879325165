package dev.exercise.dbt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * One line of what dbt prints: an event, or text that something else printed.
 *
 * @param name of the event: "LogModelResult"; empty for text
 * @param level debug, info, warn, error; empty for text
 * @param text what it says, without colours
 * @param index which of the nodes has just ended, from 1; 0 where that is not what it tells
 * @param total of how many
 */
public record DbtEvent(String name, String level, String text, int index, int total) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a line, whatever it is. */
  static DbtEvent parse(String line) {
    return event(line).orElseGet(() -> new DbtEvent("", "", line, 0, 0));
  }

  /** Whether it tells that a node has ended. */
  public boolean nodeEnded() {
    return total > 0 && !name.equals("LogStartLine");
  }

  private static Optional<DbtEvent> event(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(line);
      JsonNode info = root.path("info");
      JsonNode data = root.path("data");
      return Optional.of(
          new DbtEvent(
              info.path("name").asText(),
              info.path("level").asText(),
              info.path("msg").asText(),
              data.path("index").asInt(),
              data.path("total").asInt(data.path("num_models").asInt())));
    } catch (JsonProcessingException e) {
      // A model may print anything, also a brace.
      return Optional.empty();
    }
  }
}
