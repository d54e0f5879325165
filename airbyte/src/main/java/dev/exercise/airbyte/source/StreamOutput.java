package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.MessageWriter;
import dev.exercise.airbyte.protocol.MessageWriter.Level;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import dev.exercise.airbyte.protocol.StreamStatus;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/** Sends what is read of one stream, and counts it. */
final class StreamOutput {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AirbyteStream stream;
  private final MessageWriter out;
  private final RecordLines lines;
  private long rows;
  private long rowsAtState;

  StreamOutput(AirbyteStream stream, MessageWriter out, Clock clock) {
    this.stream = stream;
    this.out = out;
    this.lines = new RecordLines(stream, clock);
  }

  AirbyteStream stream() {
    return stream;
  }

  StreamDescriptor descriptor() {
    return stream.descriptor();
  }

  long rows() {
    return rows;
  }

  long rowsSinceState() {
    return rows - rowsAtState;
  }

  /** Where a row of COPY ends, without its line end. */
  static int endOfRow(byte[] row) {
    return row.length > 0 && row[row.length - 1] == '\n' ? row.length - 1 : row.length;
  }

  /** Sends a row, of which the bytes before the end count. */
  void row(byte[] row, int end) throws IOException {
    if (rows == 0) {
      status(StreamStatus.RUNNING);
    }
    out.lines(to -> lines.write(row, end, to));
    rows++;
  }

  /** Sends from where a later read can go on. */
  void state(ObjectNode streamState) throws IOException {
    ObjectNode state = JsonNodeFactory.instance.objectNode().put("type", "STREAM");
    ObjectNode content = state.putObject("stream");
    content.set("stream_descriptor", MessageWriter.json(descriptor()));
    content.set("stream_state", streamState);
    // A whole number, but the protocol wants a decimal point.
    state.putObject("sourceStats").put("recordCount", (double) rowsSinceState());
    out.state(state);
    rowsAtState = rows;
  }

  void status(StreamStatus status) throws IOException {
    out.streamStatus(descriptor(), status);
  }

  void log(Level level, String text) throws IOException {
    out.log(level, "%s: %s".formatted(stream.label(), text));
  }

  /** Sends how many rows the planner expects, which is for progress only. */
  void estimate(Connection connection, String query) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("explain (format json) " + query)) {
      plan.next();
      long expected =
          JSON.readTree(plan.getString(1)).path(0).path("Plan").path("Plan Rows").asLong();
      out.estimate(descriptor(), expected);
    }
  }
}
