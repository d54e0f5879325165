package dev.exercise.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must come out of a submission, as its {@code expected-grade.json} says.
 *
 * @param mistakes ids of the mistakes that must be named; no other may be
 * @param wrong marts that must not pass; where it is empty, all in which the mistakes show
 * @param checks outcomes by the ids of checks
 * @param marts the outcome of every mart that {@code checks} does not speak of
 * @param says a part of a check's sentence or evidence, by its id
 */
record Expected(
    List<String> mistakes,
    Optional<List<String>> wrong,
    Map<String, String> checks,
    Optional<String> marts,
    Map<String, String> says) {

  private static final Set<String> FIELDS = Set.of("mistakes", "wrong", "checks", "marts", "says");

  Expected {
    mistakes = List.copyOf(mistakes);
    checks = Collections.unmodifiableMap(new TreeMap<>(checks));
    says = Collections.unmodifiableMap(new TreeMap<>(says));
  }

  /** For what is only right or wrong in the usual ways. */
  static Expected ofMistakes(List<String> mistakes) {
    return new Expected(mistakes, Optional.empty(), Map.of(), Optional.empty(), Map.of());
  }

  static Expected read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                    "%s has the field '%s'; known are %s.".formatted(file, name, FIELDS));
              }
            });
    return new Expected(
        list(json.path("mistakes")),
        json.has("wrong") ? Optional.of(list(json.get("wrong"))) : Optional.empty(),
        map(json.path("checks")),
        Optional.ofNullable(json.get("marts")).map(JsonNode::asText),
        map(json.path("says")));
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, String> map(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
