package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/**
 * Writes a connector's messages, one JSON object a line. May be used by several threads; whatever
 * is no row is flushed at once, since somebody waits for it.
 */
public final class MessageWriter {

  /** How important a log line is. */
  public enum Level {
    INFO,
    WARN,
    ERROR
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final JsonGenerator json;
  private final Clock clock;

  /**
   * Writes to a connector's standard output.
   *
   * @param out buffered well, since a row is written in many small parts
   */
  public MessageWriter(OutputStream out, Clock clock) throws IOException {
    this.out = out;
    this.clock = clock;
    this.json =
        new JsonFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .setRootValueSeparator(new SerializedString(""));
    json.setCodec(JSON);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  /** What the connector can do, and what it has to be told. */
  public void spec(JsonNode specification) throws IOException {
    ObjectNode message = message("SPEC");
    message.set("spec", specification);
    send(message);
  }

  /** What a check found. */
  public void connectionStatus(ConnectionStatus status) throws IOException {
    ObjectNode message = message("CONNECTION_STATUS");
    message
        .putObject("connectionStatus")
        .put("status", status.succeeded() ? "SUCCEEDED" : "FAILED")
        .put("message", status.message());
    send(message);
  }

  /** What a source offers. */
  public void catalog(AirbyteCatalog catalog) throws IOException {
    ObjectNode message = message("CATALOG");
    message.set("catalog", CatalogJson.write(catalog));
    send(message);
  }

  /** A line for people. */
  public void log(Level level, String text) throws IOException {
    ObjectNode message = message("LOG");
    message.putObject("log").put("level", level.name()).put("message", text);
    send(message);
  }

  /** Where to go on; what stands under {@code "state"}. */
  public void state(ObjectNode state) throws IOException {
    ObjectNode message = message("STATE");
    message.set("state", state);
    send(message);
  }

  /** A stream has come to a point. */
  public void streamStatus(StreamDescriptor stream, StreamStatus status) throws IOException {
    ObjectNode message = message("TRACE");
    ObjectNode content =
        trace(message, "STREAM_STATUS").putObject("stream_status").put("status", status.name());
    content.set("stream_descriptor", json(stream));
    send(message);
  }

  /** About how many rows will come. */
  public void estimate(StreamDescriptor stream, long rows) throws IOException {
    ObjectNode message = message("TRACE");
    ObjectNode content =
        trace(message, "ESTIMATE")
            .putObject("estimate")
            .put("name", stream.name())
            .put("type", "STREAM")
            .put("row_estimate", rows);
    if (!stream.namespace().isEmpty()) {
      content.put("namespace", stream.namespace());
    }
    send(message);
  }

  /**
   * Why the connector cannot go on, or not with one stream.
   *
   * @param text for users
   * @param internal for whoever mends the connector
   */
  public void error(FailureType type, String text, String internal) throws IOException {
    ObjectNode message = message("TRACE");
    trace(message, "ERROR")
        .putObject("error")
        .put("message", text)
        .put("internal_message", internal)
        .put("failure_type", type.wireName());
    send(message);
  }

  /** Writes whole messages that somebody else makes, each with the end of its line. */
  @FunctionalInterface
  public interface Lines {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Lets lines be written that are better not made of text: rows that are large, or many. They are
   * flushed with the next message that is no row.
   */
  public void lines(Lines lines) throws IOException {
    synchronized (json) {
      json.flush();
      lines.writeTo(out);
    }
  }

  /** The names of a stream, as messages have them. */
  public static ObjectNode json(StreamDescriptor stream) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", stream.name());
    if (!stream.namespace().isEmpty()) {
      json.put("namespace", stream.namespace());
    }
    return json;
  }

  private static ObjectNode message(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private ObjectNode trace(ObjectNode message, String type) {
    return message.putObject("trace").put("type", type).put("emitted_at", (double) clock.millis());
  }

  private void send(ObjectNode message) throws IOException {
    synchronized (json) {
      json.writeTree(message);
      json.writeRaw('\n');
      json.flush();
      out.flush();
    }
  }
}
