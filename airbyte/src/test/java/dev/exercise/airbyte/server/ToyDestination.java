package dev.exercise.airbyte.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A destination that keeps what it gets in a file, and behaves as its configuration says. */
final class ToyDestination {

  private final ToyProtocol protocol;
  private final List<String> uncommitted = new ArrayList<>();

  private ToyDestination(ToyProtocol protocol) {
    this.protocol = protocol;
  }

  public static void main(String[] arguments) throws Exception {
    ToyProtocol protocol = new ToyProtocol(arguments);
    switch (arguments[0]) {
      case "spec" -> protocol.spec(List.of("overwrite", "append", "append_dedup"));
      case "check" -> protocol.status(true, "All is well.");
      default -> new ToyDestination(protocol).write();
    }
    protocol.flush();
    System.exit(0);
  }

  private void write() throws Exception {
    uncommitted.add("catalog " + protocol.catalog());
    commit();
    switch (protocol.behaviour()) {
      case "dies" -> Runtime.getRuntime().halt(7);
      case "hangs" -> protocol.hang();
      case "rubbish" -> {
        protocol.text("{\"type\": nonsense\n");
        protocol.hang();
      }
      default -> protocol.log("Writing.");
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      take(ToyProtocol.JSON.readTree(line));
    }
    uncommitted.add("end");
    commit();
  }

  private void take(JsonNode message) throws Exception {
    switch (message.path("type").asText()) {
      case "RECORD" -> {
        JsonNode record = message.path("record");
        uncommitted.add(
            "record %s.%s %s"
                .formatted(
                    record.path("namespace").asText("-"),
                    record.path("stream").asText(),
                    record.path("data").path("id")));
        if (protocol.behaviour().equals("refuses rows")) {
          protocol.error("config_error", "The dataset does not exist.");
          protocol.flush();
          System.exit(1);
        }
      }
      case "STATE" -> {
        commit();
        protocol.say((ObjectNode) message);
        protocol.flush();
      }
      case "TRACE" -> {
        JsonNode status = message.path("trace").path("stream_status");
        uncommitted.add(
            "status %s %s"
                .formatted(
                    status.path("stream_descriptor").path("name").asText(),
                    status.path("status").asText()));
        commit();
      }
      default -> throw new IllegalStateException("Nobody sends " + message.path("type"));
    }
  }

  private void commit() throws Exception {
    Files.write(
        Path.of(protocol.config().path("file").asText()),
        uncommitted,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    uncommitted.clear();
  }
}
