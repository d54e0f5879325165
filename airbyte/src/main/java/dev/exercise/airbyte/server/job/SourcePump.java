package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorLog;
import dev.exercise.airbyte.server.connector.Failure;
import dev.exercise.airbyte.server.connector.MessageLines;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.State;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Passes on what a source says to a destination, line by line. It holds one line at most, so a slow
 * destination makes the source wait.
 */
final class SourcePump {

  private static final int HEAD = 1 << 20;
  private static final long LONGEST_LINE = 64 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String SOURCE = Failure.Origin.SOURCE.word();

  private final SyncPlan plan;
  private final OutputStream destination;
  private final MessageLines lines;
  private final RecordHead.Known heads;
  private final Tally tally;
  private final StreamProgress streams;
  private final Progress progress;
  private final Failures failures;
  private final ConnectorLog log;
  private final Clock clock;

  SourcePump(
      SyncPlan plan,
      InputStream source,
      OutputStream destination,
      Tally tally,
      StreamProgress streams,
      Progress progress,
      Failures failures,
      ConnectorLog log,
      Clock clock) {
    this.plan = plan;
    this.destination = new BufferedOutputStream(destination, BUFFER);
    this.lines = new MessageLines(source, HEAD, LONGEST_LINE);
    this.heads = new RecordHead.Known(plan);
    this.tally = tally;
    this.streams = streams;
    this.progress = progress;
    this.failures = failures;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Passes on lines until the source ends.
   *
   * @throws SourceBrokenException when the source says what nobody may say
   * @throws DestinationGoneException when the destination takes no more
   */
  void run() throws SourceBrokenException, DestinationGoneException {
    while (next()) {
      progress.now(Progress.Waiting.FOR_DESTINATION);
      line();
      progress.now(Progress.Waiting.FOR_SOURCE);
    }
    progress.now(Progress.Waiting.FOR_DESTINATION);
  }

  /** Tells the destination of a stream's end in the source's place. */
  void status(StreamName stream, String status) throws DestinationGoneException {
    streams.said(stream, status);
    write(Messages.status(plan.inDestination(stream), status, clock.instant()));
  }

  /** Tells the destination that there is no more. */
  void end() throws DestinationGoneException {
    try {
      destination.close();
    } catch (IOException exception) {
      throw new DestinationGoneException(exception);
    }
  }

  private boolean next() throws SourceBrokenException {
    try {
      return lines.next();
    } catch (IOException exception) {
      throw new SourceBrokenException(
          "The source's output broke off: %s.".formatted(exception.getMessage()), false);
    }
  }

  private void line() throws SourceBrokenException, DestinationGoneException {
    try {
      Optional<RecordHead> head = heads.find(lines.head(), lines.length());
      if (head.isPresent()) {
        record(head.get());
      } else {
        message(lines.all());
      }
    } catch (MessageLines.LineTooLongException exception) {
      throw new SourceBrokenException(
          "The source %s. Leave the column or row with such a value out."
              .formatted(exception.getMessage()),
          true);
    } catch (Messages.MalformedException exception) {
      throw malformed(exception.getMessage());
    } catch (JsonProcessingException exception) {
      malformedOrText();
    } catch (IOException exception) {
      throw new SourceBrokenException(
          "The source's output broke off: %s.".formatted(exception.getMessage()), true);
    }
  }

  private void malformedOrText() throws SourceBrokenException {
    try {
      byte[] line = lines.all();
      if (Messages.read(line).isEmpty()) {
        text(line);
      } else {
        throw malformed(new String(line, StandardCharsets.UTF_8));
      }
    } catch (MessageLines.LineTooLongException exception) {
      throw new SourceBrokenException("The source %s.".formatted(exception.getMessage()), false);
    } catch (Messages.MalformedException exception) {
      throw malformed(exception.getMessage());
    } catch (IOException exception) {
      throw new SourceBrokenException(
          "The source's output broke off: %s.".formatted(exception.getMessage()), false);
    }
  }

  private static SourceBrokenException malformed(String line) {
    return new SourceBrokenException(
        "The source wrote a line that is no message of Airbyte's protocol: %s. This is a bug of the connector, or it was killed while it wrote."
            .formatted(line),
        false);
  }

  private void record(RecordHead head)
      throws IOException, SourceBrokenException, DestinationGoneException {
    if (lines.whole() && lines.head()[lastByte()] != '}') {
      throw malformed(tail());
    }
    int sent = head.length();
    long bytes = lines.length();
    try {
      destination.write(head.passedOn());
      destination.write(lines.head(), sent, lines.length() - sent);
    } catch (IOException exception) {
      throw new DestinationGoneException(exception);
    }
    if (!lines.whole()) {
      Destination rest = new Destination();
      try {
        bytes += lines.copyRest(rest);
      } catch (IOException exception) {
        if (rest.gone) {
          throw new DestinationGoneException(exception);
        }
        throw exception;
      }
      if (!lines.ended()) {
        throw new SourceBrokenException(
            "The source ended in the middle of a record of stream %s."
                .formatted(head.stream().label()),
            true);
      }
    }
    endLine();
    tally.record(head.stream(), bytes);
  }

  private int lastByte() {
    int last = lines.length() - 1;
    while (last > 0 && (lines.head()[last] == '\r' || lines.head()[last] == ' ')) {
      last--;
    }
    return last;
  }

  private String tail() {
    int from = Math.max(0, lines.length() - 200);
    return "…" + new String(lines.head(), from, lines.length() - from, StandardCharsets.UTF_8);
  }

  private void message(byte[] line)
      throws Messages.MalformedException, SourceBrokenException, DestinationGoneException {
    Optional<ObjectNode> read = Messages.read(line);
    if (read.isEmpty()) {
      text(line);
      return;
    }
    ObjectNode message = read.get();
    switch (message.path("type").asText()) {
      case "RECORD" -> unusualRecord(message, line.length);
      case "STATE" -> state(message);
      case "TRACE" -> trace(message);
      case "LOG" -> log.message(SOURCE, message);
      default ->
          log.line(SOURCE, "A message of type %s is not needed.".formatted(message.path("type")));
    }
  }

  private void unusualRecord(ObjectNode message, int bytes)
      throws SourceBrokenException, DestinationGoneException {
    ObjectNode record = object(message, "record");
    StreamName stream =
        known(
            new StreamName(
                Json.text(record, "namespace").orElse(""), record.path("stream").asText()));
    StreamName target = plan.inDestination(stream);
    record.remove("namespace");
    if (!target.namespace().isEmpty()) {
      record.put("namespace", target.namespace());
    }
    record.put("stream", target.name());
    write(message);
    tally.record(stream, bytes);
  }

  private void state(ObjectNode message) throws SourceBrokenException, DestinationGoneException {
    State state = Messages.state(message);
    if (state.kind().equals(State.STREAM)) {
      StreamName stream = known(state.stream());
      ObjectNode descriptor =
          object(object(object(message, "state"), "stream"), "stream_descriptor");
      descriptor.removeAll();
      descriptor.setAll(plan.inDestination(stream).toJson());
      tally.sent(stream, state.value());
    }
    write(message);
    flush();
  }

  private void trace(ObjectNode message) throws SourceBrokenException, DestinationGoneException {
    JsonNode trace = message.path("trace");
    switch (trace.path("type").asText()) {
      case "ERROR" -> failures.add(Failure.traced(Failure.Origin.SOURCE, trace, clock.instant()));
      case "STREAM_STATUS" -> {
        ObjectNode status = object(object(message, "trace"), "stream_status");
        StreamName stream = known(StreamName.of(status.path("stream_descriptor")));
        String word = status.path("status").asText();
        log.line(SOURCE, "INFO Stream %s is %s.".formatted(stream.label(), word));
        streams.said(stream, word);
        status.set("stream_descriptor", plan.inDestination(stream).toJson());
        write(message);
        flush();
      }
      default -> {
        // Estimates and analytics are of no use here.
      }
    }
  }

  private StreamName known(StreamName stream) throws SourceBrokenException {
    if (!plan.has(stream)) {
      throw new SourceBrokenException(
          "The source speaks of stream %s, which the connection does not have."
              .formatted(stream.label()),
          false);
    }
    return stream;
  }

  private static ObjectNode object(ObjectNode parent, String field) throws SourceBrokenException {
    if (parent.get(field) instanceof ObjectNode object) {
      return object;
    }
    throw malformed(Json.write(parent));
  }

  private void text(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    if (!text.isBlank()) {
      log.line(SOURCE, text);
    }
  }

  private void write(JsonNode message) throws DestinationGoneException {
    try {
      destination.write(Json.write(message).getBytes(StandardCharsets.UTF_8));
      destination.write('\n');
    } catch (IOException exception) {
      throw new DestinationGoneException(exception);
    }
  }

  private void endLine() throws DestinationGoneException {
    try {
      destination.write('\n');
    } catch (IOException exception) {
      throw new DestinationGoneException(exception);
    }
  }

  private void flush() throws DestinationGoneException {
    try {
      destination.flush();
    } catch (IOException exception) {
      throw new DestinationGoneException(exception);
    }
  }

  /** Tells the destination's failures from the source's where one call does both. */
  private final class Destination extends OutputStream {

    private boolean gone;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      progress.moved();
      gone = true;
      destination.write(bytes, from, length);
      gone = false;
    }
  }

  /** The source says what nobody may say. */
  static final class SourceBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean withinLine;

    SourceBrokenException(String message, boolean withinLine) {
      super(message);
      this.withinLine = withinLine;
    }

    /** Whether the destination has half a line now, so that it cannot go on either. */
    boolean withinLine() {
      return withinLine;
    }
  }

  /** The destination takes no more. */
  static final class DestinationGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    DestinationGoneException(IOException cause) {
      super("The destination takes no more.", cause);
    }
  }
}
