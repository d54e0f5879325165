package dev.exercise.airbyte.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A source and a destination in one program that speak Airbyte's protocol and have every kind of
 * field in their form. The source fails on demand, after as many lines of log as it is told.
 */
public final class ToyConnector {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 20;

  private final PrintStream out;
  private final List<String> arguments;

  private ToyConnector(PrintStream out, List<String> arguments) {
    this.out = out;
    this.arguments = arguments;
  }

  /** Runs one command of the protocol: {@code source|destination command options}. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean fine = new ToyConnector(out, List.of(args)).run();
    System.exit(fine ? 0 : 1);
  }

  private boolean run() throws IOException {
    return switch (arguments.get(1)) {
      case "spec" -> say("SPEC", "spec", spec());
      case "check" -> say("CONNECTION_STATUS", "connectionStatus", check());
      case "discover" -> say("CATALOG", "catalog", catalog());
      case "read" -> read();
      case "write" -> write();
      default -> throw new IllegalArgumentException(arguments.toString());
    };
  }

  private boolean isSource() {
    return arguments.get(0).equals("source");
  }

  private JsonNode config() throws IOException {
    return file("--config").orElseThrow();
  }

  private Optional<JsonNode> file(String option) throws IOException {
    int at = arguments.indexOf(option);
    return at < 0
        ? Optional.empty()
        : Optional.of(JSON.readTree(Path.of(arguments.get(at + 1)).toFile()));
  }

  private JsonNode spec() throws IOException {
    String name = isSource() ? "toy_source.json" : "toy_destination.json";
    try (var stream = ToyConnector.class.getResourceAsStream(name)) {
      return JSON.readTree(stream);
    }
  }

  private ObjectNode check() throws IOException {
    boolean right = !isSource() || config().path("password").asText().equals("right");
    return right
        ? JSON.createObjectNode().put("status", "SUCCEEDED")
        : JSON.createObjectNode()
            .put("status", "FAILED")
            .put("message", "Nobody lets the user <b>“toy”</b> in.");
  }

  private ObjectNode catalog() throws IOException {
    ObjectNode catalog = JSON.createObjectNode();
    ArrayNode streams = catalog.putArray("streams");
    for (JsonNode name : config().path("tables")) {
      ObjectNode stream = streams.addObject();
      stream.put("name", name.asText()).put("namespace", "toys");
      stream.putArray("supported_sync_modes").add("full_refresh").add("incremental");
      ObjectNode properties =
          stream.putObject("json_schema").put("type", "object").putObject("properties");
      properties.putObject("id").put("type", "number").put("airbyte_type", "integer");
      properties.putObject("name").put("type", "string");
      properties
          .putObject("changed_at")
          .put("type", "string")
          .put("format", "date-time")
          .put("airbyte_type", "timestamp_with_timezone");
    }
    return catalog;
  }

  private boolean read() throws IOException {
    JsonNode config = config();
    for (JsonNode configured : file("--catalog").orElseThrow().path("streams")) {
      JsonNode stream = configured.path("stream");
      status(stream, "STARTED");
      status(stream, "RUNNING");
      for (int id = 1; id <= ROWS; id++) {
        ObjectNode row = JSON.createObjectNode().put("id", id).put("name", "toy " + id);
        row.put("changed_at", "2026-11-01T00:00:00Z");
        ObjectNode record = JSON.createObjectNode().put("stream", stream.path("name").asText());
        record.put("namespace", "toys").put("emitted_at", 1_790_000_000_000L).set("data", row);
        say("RECORD", "record", record);
      }
      int lines = config.path("log_lines").asInt(0);
      for (int line = 1; line <= lines; line++) {
        log("INFO", "Line %d of %d".formatted(line, lines));
      }
      String failure = config.path("failure").asText();
      if (!failure.isEmpty()) {
        log("ERROR", failure);
        return fail(failure);
      }
      state(stream);
      status(stream, "COMPLETE");
    }
    return true;
  }

  private boolean write() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (JSON.readTree(line).path("type").asText().equals("STATE")) {
        out.println(line);
      }
    }
    return true;
  }

  private void state(JsonNode stream) {
    ObjectNode state = JSON.createObjectNode().put("type", "STREAM");
    ObjectNode inner = state.putObject("stream");
    inner.set("stream_descriptor", descriptor(stream));
    inner.putObject("stream_state").put("cursor", "2026-11-01T00:00:00Z");
    state.putObject("sourceStats").put("recordCount", ROWS);
    say("STATE", "state", state);
  }

  private void status(JsonNode stream, String status) {
    ObjectNode trace = JSON.createObjectNode().put("type", "STREAM_STATUS");
    ObjectNode inner = trace.put("emitted_at", 1_790_000_000_000L).putObject("stream_status");
    inner.put("status", status).set("stream_descriptor", descriptor(stream));
    say("TRACE", "trace", trace);
  }

  private boolean fail(String message) {
    ObjectNode trace = JSON.createObjectNode().put("type", "ERROR");
    trace
        .put("emitted_at", 1_790_000_000_000L)
        .putObject("error")
        .put("message", message)
        .put("internal_message", "java.lang.IllegalStateException: " + message)
        .put("failure_type", "config_error");
    say("TRACE", "trace", trace);
    return false;
  }

  private static ObjectNode descriptor(JsonNode stream) {
    return JSON.createObjectNode()
        .put("name", stream.path("name").asText())
        .put("namespace", stream.path("namespace").asText());
  }

  private void log(String level, String message) {
    say("LOG", "log", JSON.createObjectNode().put("level", level).put("message", message));
  }

  private boolean say(String type, String key, JsonNode body) {
    out.println(JSON.createObjectNode().put("type", type).set(key, body));
    return true;
  }
}
