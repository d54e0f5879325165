package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a RECORD line up to its data. All records of a stream begin alike, so one look
 * at the bytes tells the stream, and the beginning can be exchanged for one with the destination's
 * names.
 */
final class RecordHead {

  private final StreamName stream;
  private final byte[] sent;
  private final byte[] passedOn;

  private RecordHead(StreamName stream, byte[] sent, byte[] passedOn) {
    this.stream = stream;
    this.sent = sent;
    this.passedOn = passedOn;
  }

  StreamName stream() {
    return stream;
  }

  /** How many bytes of the line it stands for. */
  int length() {
    return sent.length;
  }

  /** What the destination gets in its place; not to be changed. */
  byte[] passedOn() {
    return passedOn;
  }

  /** The beginnings that were seen so far. */
  static final class Known {

    private final SyncPlan plan;
    private final List<RecordHead> heads = new ArrayList<>();

    Known(SyncPlan plan) {
      this.plan = plan;
    }

    /** The head of a line, if it is a record whose beginning says all. */
    Optional<RecordHead> find(byte[] line, int length) throws IOException {
      for (int i = heads.size() - 1; i >= 0; i--) {
        byte[] sent = heads.get(i).sent;
        if (length > sent.length && Arrays.equals(line, 0, sent.length, sent, 0, sent.length)) {
          RecordHead head = heads.get(i);
          if (i < heads.size() - 1) {
            heads.remove(i);
            heads.add(head);
          }
          return Optional.of(head);
        }
      }
      return learn(line, length);
    }

    private Optional<RecordHead> learn(byte[] line, int length) throws IOException {
      Optional<RecordHead> learned = read(line, length);
      // More beginnings than streams means that something else varies in them: not worth keeping.
      if (learned.isPresent() && heads.size() < plan.streams().size()) {
        heads.add(learned.get());
      }
      return learned;
    }

    private Optional<RecordHead> read(byte[] line, int length) throws IOException {
      boolean isRecord = false;
      boolean hasNamespace = false;
      String name = "";
      String namespace = "";
      try (JsonParser parser = Json.MAPPER.getFactory().createParser(line, 0, length)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return Optional.empty();
        }
        int depth = 1;
        JsonToken token;
        while ((token = parser.nextToken()) != null) {
          if (token == JsonToken.END_OBJECT) {
            return Optional.empty();
          }
          String field = parser.currentName();
          JsonToken value = parser.nextToken();
          if (depth == 1 && field.equals("type")) {
            isRecord = parser.getText().equals("RECORD");
            if (!isRecord) {
              return Optional.empty();
            }
          } else if (depth == 1 && field.equals("record") && value == JsonToken.START_OBJECT) {
            depth = 2;
          } else if (depth == 2 && field.equals("stream")) {
            name = parser.getText();
          } else if (depth == 2 && field.equals("namespace")) {
            hasNamespace = true;
            namespace = value == JsonToken.VALUE_NULL ? "" : parser.getText();
          } else if (depth == 2 && field.equals("data")) {
            StreamName stream = new StreamName(namespace, name);
            boolean complete = isRecord && plan.has(stream) && (hasNamespace || !elsewhere(name));
            int end = (int) parser.currentTokenLocation().getByteOffset();
            return complete ? Optional.of(head(stream, line, end)) : Optional.empty();
          } else {
            return Optional.empty();
          }
        }
      }
      return Optional.empty();
    }

    /** Whether a stream of that name has a namespace, which may then follow after the data. */
    private boolean elsewhere(String name) {
      return plan.streams().stream()
          .anyMatch(s -> s.name().equals(name) && !s.namespace().isEmpty());
    }

    private RecordHead head(StreamName stream, byte[] line, int end) {
      StreamName target = plan.inDestination(stream);
      byte[] sent = Arrays.copyOf(line, end);
      if (target.equals(stream)) {
        return new RecordHead(stream, sent, sent);
      }
      StringBuilder text = new StringBuilder("{\"type\":\"RECORD\",\"record\":{");
      if (!target.namespace().isEmpty()) {
        text.append("\"namespace\":").append(quoted(target.namespace())).append(',');
      }
      text.append("\"stream\":").append(quoted(target.name())).append(",\"data\":");
      return new RecordHead(stream, sent, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
      return Json.write(Json.MAPPER.getNodeFactory().textNode(text));
    }
  }
}
