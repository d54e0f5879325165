package dev.exercise.airbyte.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A source of made-up rows that behaves as its configuration says, well or badly. */
final class ToySource {

  private static final int ROWS_BETWEEN_STATES = 10;
  private static final List<String> STREAMS = List.of("orders", "plain", "users");

  private final ToyProtocol protocol;
  private boolean failed;

  private ToySource(ToyProtocol protocol) {
    this.protocol = protocol;
  }

  public static void main(String[] arguments) throws Exception {
    ToyProtocol protocol = new ToyProtocol(arguments);
    ToySource source = new ToySource(protocol);
    switch (arguments[0]) {
      case "spec" -> protocol.spec(List.of());
      case "check" -> source.check();
      case "discover" -> source.discover();
      default -> source.read();
    }
    protocol.flush();
    System.exit(source.failed ? 1 : 0);
  }

  private void check() throws InterruptedException {
    String password = protocol.config().path("password").asText();
    protocol.log("Connecting with " + password);
    System.err.println("bare text with " + password);
    switch (protocol.behaviour()) {
      case "hangs" -> protocol.hang();
      case "dies" -> Runtime.getRuntime().halt(9);
      case "refused" -> protocol.status(false, "The server refuses the password " + password);
      default -> protocol.status(true, "All is well.");
    }
  }

  private void discover() {
    if (protocol.behaviour().equals("dies")) {
      failed = true;
      protocol.error("config_error", "There is no such database.");
      return;
    }
    ObjectNode message = ToyProtocol.JSON.createObjectNode().put("type", "CATALOG");
    var streams = message.putObject("catalog").putArray("streams");
    for (String name : STREAMS) {
      if (protocol.config().path("without").asText().equals(name)) {
        continue;
      }
      ObjectNode stream = streams.addObject().put("name", name).put("namespace", "public");
      ObjectNode properties =
          stream.putObject("json_schema").put("type", "object").putObject("properties");
      properties.putObject("id").put("type", "number").put("airbyte_type", "integer");
      properties.putObject("text").put("type", "string");
      stream.putArray("supported_sync_modes").add("full_refresh");
      if (!name.equals("plain")) {
        stream.withArray("supported_sync_modes").add("incremental");
        stream.putArray("source_defined_primary_key").addArray().add("id");
      }
    }
    if (protocol.config().has("schema")) {
      ObjectNode twin = streams.get(streams.size() - 1).deepCopy();
      streams.add(twin.put("namespace", protocol.config().path("schema").asText()));
    }
    protocol.say(message);
  }

  private void read() throws Exception {
    protocol.log("The password is " + protocol.config().path("password").asText() + ".");
    switch (protocol.behaviour()) {
      case "hangs" -> protocol.hang();
      case "rubbish" -> {
        protocol.text("{\"type\":\"RECORD\",\"record\":{\"stream\"\n");
        protocol.flush();
        protocol.hang();
      }
      case "endless line" -> {
        while (true) {
          protocol.text("{\"type\":\"LOG\",".repeat(1000));
        }
      }
      case "config error" -> {
        protocol.error("config_error", "The cursor column is gone.");
        failed = true;
        return;
      }
      case "half line" -> {
        record("users", 0);
        protocol.text("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"namespace\":\"pub");
        protocol.flush();
        Runtime.getRuntime().halt(0);
      }
      case "stray text" -> protocol.text("Picked up JAVA_TOOL_OPTIONS\n");
      default -> protocol.log("Reading.");
    }
    for (JsonNode configured : protocol.catalog().path("streams")) {
      stream(configured);
    }
  }

  private void stream(JsonNode configured) throws Exception {
    String name = configured.path("stream").path("name").asText();
    status(name, "STARTED");
    if (protocol.behaviour().equals("one stream fails") && name.equals("orders")) {
      protocol.error("transient_error", "Table orders is locked.");
      status(name, "INCOMPLETE");
      failed = true;
      return;
    }
    boolean incremental = configured.path("sync_mode").asText().equals("incremental");
    int rows = protocol.config().path("rows").asInt(25);
    int first = incremental ? lastRead(name) : 0;
    for (int row = first; row < rows; row++) {
      record(name, row);
      if ((row + 1) % ROWS_BETWEEN_STATES == 0) {
        state(name, row + 1);
        misbehave();
      }
    }
    state(name, Math.max(first, rows));
    status(name, "COMPLETE");
  }

  private void misbehave() throws Exception {
    switch (protocol.behaviour()) {
      case "dies" -> {
        protocol.flush();
        Runtime.getRuntime().halt(9);
      }
      case "dies at first" -> {
        if (protocol.first()) {
          protocol.flush();
          Runtime.getRuntime().halt(9);
        }
      }
      case "waits" -> protocol.hang();
      case "waits at first" -> {
        if (protocol.first()) {
          protocol.hang();
        }
      }
      default -> protocol.flush();
    }
  }

  private int lastRead(String name) {
    for (JsonNode state : protocol.state()) {
      JsonNode stream = state.path("stream");
      if (stream.path("stream_descriptor").path("name").asText().equals(name)) {
        return stream.path("stream_state").path("cursor").asInt();
      }
    }
    return 0;
  }

  private void record(String name, int row) {
    ObjectNode message = ToyProtocol.JSON.createObjectNode().put("type", "RECORD");
    ObjectNode record = message.putObject("record").put("stream", name).put("namespace", "public");
    int size = protocol.config().path("size").asInt(1);
    record.putObject("data").put("id", row).put("text", "\"data\": é🎁".repeat(size));
    record.put("emitted_at", 1L);
    protocol.say(message);
  }

  private void state(String name, int cursor) {
    ObjectNode message = ToyProtocol.JSON.createObjectNode().put("type", "STATE");
    ObjectNode state = message.putObject("state").put("type", "STREAM");
    ObjectNode stream = state.putObject("stream");
    stream.putObject("stream_descriptor").put("name", name).put("namespace", "public");
    stream.putObject("stream_state").put("cursor", cursor);
    state.putObject("sourceStats").put("recordCount", 10);
    protocol.say(message);
  }

  private void status(String name, String status) {
    ObjectNode message = ToyProtocol.JSON.createObjectNode().put("type", "TRACE");
    ObjectNode trace =
        message.putObject("trace").put("type", "STREAM_STATUS").put("emitted_at", 1.0);
    ObjectNode stream = trace.putObject("stream_status").put("status", status);
    stream.putObject("stream_descriptor").put("name", name).put("namespace", "public");
    protocol.say(message);
  }
}
