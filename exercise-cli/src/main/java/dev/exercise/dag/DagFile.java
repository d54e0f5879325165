package dev.exercise.dag;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What came of loading one file.
 *
 * @param name below the folder of DAGs
 * @param error what Python says where it cannot be loaded
 * @param line of the file that the error is in
 * @param timedOut whether it was given up on
 */
record DagFile(
    String name, Optional<String> error, OptionalInt line, boolean timedOut, List<DagShape> dags) {

  DagFile {
    dags = List.copyOf(dags);
  }

  /** Whether its DAGs are known. */
  boolean loaded() {
    return error.isEmpty() && !timedOut;
  }

  /** Where the error is and what it is, in one line. */
  String reason() {
    List<String> lines = error.orElse("").lines().filter(text -> !text.isBlank()).toList();
    String last = lines.isEmpty() ? "no reason was given" : lines.get(lines.size() - 1).strip();
    return line.isPresent()
        ? "%s, line %d: %s".formatted(name, line.getAsInt(), last)
        : "%s: %s".formatted(name, last);
  }

  static List<DagFile> read(JsonNode report) {
    return all(report.path("files")).map(DagFile::file).toList();
  }

  private static DagFile file(JsonNode json) {
    String name = json.path("file").asText();
    return new DagFile(
        name,
        Optional.ofNullable(json.path("error").textValue()),
        json.path("line").isInt()
            ? OptionalInt.of(json.path("line").intValue())
            : OptionalInt.empty(),
        json.path("timedOut").asBoolean(),
        all(json.path("dags")).map(dag -> dag(name, dag)).toList());
  }

  private static DagShape dag(String file, JsonNode json) {
    return new DagShape(
        file,
        json.path("id").asText(),
        Optional.ofNullable(json.path("schedule").textValue()),
        json.path("catchup").asBoolean(),
        json.path("maxActiveRuns").asInt(),
        json.path("hasStart").asBoolean(),
        json.path("startMoves").asBoolean(),
        number(json.path("runTimeout")),
        texts(json.path("failureCallbacks")),
        all(json.path("tasks")).map(DagFile::task).toList());
  }

  private static DagTask task(JsonNode json) {
    List<String> alerts =
        Stream.concat(
                texts(json.path("failureCallbacks")).stream(),
                json.path("mails").asBoolean() ? Stream.of("mail") : Stream.of())
            .toList();
    return new DagTask(
        json.path("id").asText(),
        texts(json.path("operator")),
        json.path("retries").asInt(),
        json.path("retryDelay").asDouble(),
        json.path("backOff").asBoolean(),
        number(json.path("timeout")).or(() -> number(json.path("ownTimeout"))),
        alerts,
        json.path("triggerRule").asText(),
        set(json.path("upstream")),
        set(json.path("downstream")),
        json.path("runsAtOnce").isInt()
            ? OptionalInt.of(json.path("runsAtOnce").intValue())
            : OptionalInt.empty(),
        json.path("callable").asText(""),
        json.path("text").asText(),
        json.path("code").asText());
  }

  private static Optional<Double> number(JsonNode json) {
    return json.isNumber() ? Optional.of(json.doubleValue()) : Optional.empty();
  }

  private static List<String> texts(JsonNode list) {
    return all(list).map(JsonNode::asText).toList();
  }

  private static Set<String> set(JsonNode list) {
    return new LinkedHashSet<>(texts(list));
  }

  private static Stream<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
