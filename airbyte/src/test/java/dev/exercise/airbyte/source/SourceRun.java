package dev.exercise.airbyte.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.CatalogJson;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the source says when it reads, as its readers see it: lines of JSON. */
final class SourceRun {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final List<JsonNode> messages = new ArrayList<>();
  private Optional<ConnectorException> failure = Optional.empty();

  /** Reads within this process. */
  static SourceRun read(PostgresSourceConfig config, ObjectNode catalog, Optional<JsonNode> state)
      throws IOException {
    SourceRun run = new SourceRun();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new PostgresConnector(Clock.systemUTC())
          .read(
              json(config),
              CatalogJson.readConfigured(catalog),
              state,
              new MessageWriter(out, Clock.systemUTC()));
    } catch (ConnectorException exception) {
      run.failure = Optional.of(exception);
    }
    run.parse(out.toString(UTF_8));
    return run;
  }

  /** Takes what a process said. */
  static SourceRun of(String lines) throws JsonProcessingException {
    SourceRun run = new SourceRun();
    run.parse(lines);
    return run;
  }

  /** The configuration as a user's set-up has it. */
  static ObjectNode json(PostgresSourceConfig config) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("host", config.host()).put("port", config.port()).put("database", config.database());
    ArrayNode schemas = json.putArray("schemas");
    config.schemas().forEach(schemas::add);
    return json.put("username", config.username()).put("password", config.password());
  }

  /**
   * A catalogue of discovered streams.
   *
   * @param streams {@code orders} to be read in full, {@code orders by updated_at} incrementally
   */
  static ObjectNode catalog(PostgresSourceConfig config, String... streams) {
    JsonNode discovered =
        CatalogJson.write(new PostgresConnector(Clock.systemUTC()).discover(json(config)));
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    ArrayNode configured = catalog.putArray("streams");
    for (String stream : streams) {
      String[] parts = stream.split(" by ", 2);
      ObjectNode one = configured.addObject();
      for (JsonNode offered : discovered.path("streams")) {
        if (offered.path("name").asText().equals(parts[0])) {
          one.set("stream", offered);
        }
      }
      one.put("sync_mode", parts.length > 1 ? "incremental" : "full_refresh");
      one.put("destination_sync_mode", "append");
      if (parts.length > 1) {
        one.putArray("cursor_field").add(parts[1]);
      }
    }
    return catalog;
  }

  Optional<ConnectorException> failure() {
    return failure;
  }

  List<JsonNode> messages() {
    return messages;
  }

  /** The data of a stream's records. */
  List<JsonNode> rows(String stream) {
    return recordsOf(stream).stream().map(record -> record.path("data")).toList();
  }

  /** One field of a stream's records, as text. */
  List<String> values(String stream, String field) {
    return rows(stream).stream().map(row -> row.path(field).asText()).toList();
  }

  List<JsonNode> recordsOf(String stream) {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals("RECORD"))
        .map(message -> message.path("record"))
        .filter(record -> record.path("stream").asText().equals(stream))
        .toList();
  }

  /** What stands under {@code "state"}, in order. */
  List<JsonNode> states() {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals("STATE"))
        .map(message -> message.path("state"))
        .toList();
  }

  /** What stands in the stream's last state. */
  JsonNode lastState() {
    return states().get(states().size() - 1).path("stream").path("stream_state");
  }

  /** The last state of each stream, as a state file has it. */
  Optional<JsonNode> stateFile() {
    ObjectNode byStream = JsonNodeFactory.instance.objectNode();
    states()
        .forEach(state -> byStream.set(state.at("/stream/stream_descriptor/name").asText(), state));
    ArrayNode file = JsonNodeFactory.instance.arrayNode();
    byStream.forEach(file::add);
    return Optional.of(file);
  }

  List<String> statuses(String stream) {
    return messages.stream()
        .map(message -> message.at("/trace/stream_status"))
        .filter(status -> status.at("/stream_descriptor/name").asText().equals(stream))
        .map(status -> status.path("status").asText())
        .toList();
  }

  /** The lines for people. */
  List<String> logs() {
    return messages.stream()
        .map(message -> message.at("/log/message").asText())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The lines that people should look at. */
  List<String> warnings() {
    return messages.stream()
        .filter(message -> message.at("/log/level").asText().equals("WARN"))
        .map(message -> message.at("/log/message").asText())
        .toList();
  }

  private void parse(String lines) throws JsonProcessingException {
    for (String line : lines.split("\n", -1)) {
      if (!line.isEmpty()) {
        messages.add(JSON.readTree(line));
      }
    }
  }
}
