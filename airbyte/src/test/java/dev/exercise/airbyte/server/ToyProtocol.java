package dev.exercise.airbyte.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What the toy connectors have in common: their options, and how they talk. */
final class ToyProtocol {

  static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private final Map<String, JsonNode> files = new HashMap<>();

  ToyProtocol(String[] arguments) throws IOException {
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      files.put(
          arguments[i].substring(2), JSON.readTree(Files.readAllBytes(Path.of(arguments[i + 1]))));
    }
  }

  JsonNode config() {
    return files.get("config");
  }

  JsonNode catalog() {
    return files.get("catalog");
  }

  JsonNode state() {
    return files.getOrDefault("state", JSON.createArrayNode());
  }

  String behaviour() {
    return config().path("behaviour").asText("good");
  }

  /** Whether this is the first run with the marker file of the configuration. */
  boolean first() throws IOException {
    Path marker = Path.of(config().path("marker").asText());
    if (Files.exists(marker)) {
      return false;
    }
    Files.createFile(marker);
    return true;
  }

  void say(ObjectNode message) {
    out.println(message);
  }

  void text(String text) {
    out.print(text);
  }

  void flush() {
    out.flush();
  }

  void log(String text) {
    ObjectNode message = JSON.createObjectNode().put("type", "LOG");
    message.putObject("log").put("level", "INFO").put("message", text);
    say(message);
  }

  void error(String type, String text) {
    ObjectNode message = JSON.createObjectNode().put("type", "TRACE");
    message
        .putObject("trace")
        .put("type", "ERROR")
        .put("emitted_at", 1.0)
        .putObject("error")
        .put("message", text)
        .put("failure_type", type);
    say(message);
  }

  void spec(List<String> destinationSyncModes) {
    ObjectNode message = JSON.createObjectNode().put("type", "SPEC");
    ObjectNode spec = message.putObject("spec").put("documentationUrl", "https://example.com/toy");
    ObjectNode schema =
        spec.putObject("connectionSpecification")
            .put("$schema", "http://json-schema.org/draft-07/schema#")
            .put("title", "Toy")
            .put("type", "object")
            .put("additionalProperties", true);
    schema.putArray("required").add("behaviour");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("behaviour").put("type", "string").put("title", "Behaviour");
    properties.putObject("rows").put("type", "integer").put("title", "Rows");
    properties
        .putObject("password")
        .put("type", "string")
        .put("title", "Password")
        .put("airbyte_secret", true);
    ObjectNode tunnel = properties.putObject("tunnel").put("type", "object");
    ObjectNode key = tunnel.putArray("oneOf").addObject();
    key.putObject("properties").putObject("key").put("type", "string").put("airbyte_secret", true);
    destinationSyncModes.forEach(spec.withArray("supported_destination_sync_modes")::add);
    say(message);
  }

  void status(boolean succeeded, String text) {
    ObjectNode message = JSON.createObjectNode().put("type", "CONNECTION_STATUS");
    message
        .putObject("connectionStatus")
        .put("status", succeeded ? "SUCCEEDED" : "FAILED")
        .put("message", text);
    say(message);
  }

  void hang() throws InterruptedException {
    flush();
    new CountDownLatch(1).await();
  }
}
