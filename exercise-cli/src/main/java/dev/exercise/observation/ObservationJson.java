package dev.exercise.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An observation as one line of JSON. */
public final class ObservationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ObservationJson() {}

  /** The observation as an object; what is empty in it is left out. */
  public static ObjectNode tree(Observation observation) {
    ObjectNode node = JSON.createObjectNode();
    if (observation instanceof Note note) {
      node.put("kind", "note").put("at", note.at().toString()).put("text", note.text());
      note.dimension().ifPresent(id -> node.put("dimension", id));
      note.theme().ifPresent(id -> node.put("theme", id));
      note.question().ifPresent(id -> node.put("question", id));
    } else if (observation instanceof Rating rating) {
      node.put("kind", "rating").put("at", rating.at().toString());
      node.put("criterion", rating.criterion()).put("level", rating.level());
      node.put("comment", rating.comment());
    } else if (observation instanceof Incident incident) {
      node.put("kind", "incident").put("at", incident.at().toString());
      node.put("seconds", incident.lasted().toSeconds()).put("what", incident.what());
    }
    return node;
  }

  /** One line, without its end. */
  static String line(Observation observation) {
    return tree(observation).toString();
  }

  /** Reads a line; empty when it is no whole observation. */
  static Optional<Observation> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Instant at = Instant.parse(node.path("at").asText());
      return switch (node.path("kind").asText()) {
        case "note" ->
            Optional.of(
                new Note(
                    at,
                    node.path("text").asText(),
                    text(node, "dimension"),
                    text(node, "theme"),
                    text(node, "question")));
        case "rating" ->
            Optional.of(
                new Rating(
                    at,
                    node.path("criterion").asText(),
                    node.path("level").asInt(),
                    node.path("comment").asText()));
        case "incident" ->
            Optional.of(
                new Incident(
                    at,
                    Duration.ofSeconds(node.path("seconds").asLong()),
                    node.path("what").asText()));
        default -> Optional.empty();
      };
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException torn) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue());
  }
}
