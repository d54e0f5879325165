package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a source's messages one after the other, of which only the present one is in memory. Values
 * of rows come as the text that the source wrote, so that numbers keep all their digits.
 */
public final class MessageReader implements AutoCloseable {

  /** One value of a row may be so long, in characters: more than any destination's row holds. */
  private static final int LONGEST_VALUE = 20_000_000;

  private static final int LONGEST_NUMBER = 200_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LONGEST_VALUE)
                      .maxNumberLength(LONGEST_NUMBER)
                      .build())
              .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
              .build());

  private final JsonParser parser;
  private final Map<StreamDescriptor, Layout> layouts = new HashMap<>();
  private Layout lastLayout;
  private long messages;

  /**
   * Reads the messages of a sync.
   *
   * @param streams those whose rows may come
   */
  public MessageReader(InputStream in, List<AirbyteStream> streams) throws IOException {
    for (AirbyteStream stream : streams) {
      layouts.put(stream.descriptor(), new Layout(stream));
    }
    this.parser = JSON.getFactory().createParser(in);
  }

  /**
   * The next message, or empty at the end of the input.
   *
   * @throws ConnectorException when it is no message, or a row of a stream that nobody configured
   * @throws IOException when the input breaks off
   */
  public Optional<AirbyteMessage> next() throws IOException {
    try {
      messages++;
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw malformed("it is no JSON object", null);
      }
      return Optional.of(message());
    } catch (StreamConstraintsException limit) {
      throw tooLarge("Message %d".formatted(messages), limit);
    } catch (JsonProcessingException broken) {
      throw malformed(broken.getOriginalMessage(), broken);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private AirbyteMessage message() throws IOException {
    String type = "";
    AirbyteMessage content = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "type" -> type = parser.getText();
        case "record" -> content = value == JsonToken.VALUE_NULL ? content : row();
        case "state" -> content = value == JsonToken.VALUE_NULL ? content : state();
        case "trace" -> content = value == JsonToken.VALUE_NULL ? content : trace();
        default -> parser.skipChildren();
      }
    }
    return switch (type) {
      case "RECORD", "STATE", "TRACE" -> {
        if (content == null) {
          throw malformed("a message of type %s has no content".formatted(type), null);
        }
        yield content;
      }
      case "" -> throw malformed("it has no type", null);
      default -> new AirbyteMessage.Other(type);
    };
  }

  private AirbyteMessage row() throws IOException {
    String namespace = "";
    String name = "";
    AirbyteRecord record = null;
    TokenBuffer early = null;
    List<FieldChange> changes = List.of();
    long emittedAt = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "emitted_at" -> emittedAt = parser.getValueAsLong(0);
        case "namespace" -> namespace = value == JsonToken.VALUE_NULL ? "" : parser.getText();
        case "stream" -> name = parser.getText();
        case "data" -> {
          // Whoever writes the data before the stream's name has it kept until the name is known.
          Layout known = name.isEmpty() ? null : find(namespace, name);
          if (known == null) {
            early = new TokenBuffer(parser);
            early.copyCurrentStructure(parser);
          } else {
            record = known.record(parser);
          }
        }
        case "meta" -> changes = changes(JSON.readTree(parser));
        default -> parser.skipChildren();
      }
    }
    Layout layout = find(namespace, name);
    if (layout == null) {
      throw new ConnectorException(
          FailureType.SYSTEM_ERROR,
          ("Message %d is a row of stream %s, which is not in the catalogue. Configure it, or"
                  + " leave it out at the source.")
              .formatted(
                  messages,
                  name.isEmpty() ? "(no name)" : new StreamDescriptor(namespace, name).label()),
          null);
    }
    if (record == null && early != null) {
      try (JsonParser buffered = early.asParser()) {
        buffered.nextToken();
        record = layout.record(buffered);
      }
    }
    if (record == null) {
      throw malformed("a row of stream %s has no data".formatted(name), null);
    }
    return new AirbyteMessage.Row(layout.stream.descriptor(), record, changes, emittedAt);
  }

  private AirbyteMessage state() throws IOException {
    JsonNode state = JSON.readTree(parser);
    if (state instanceof ObjectNode object) {
      return new AirbyteMessage.State(object);
    }
    throw malformed("its state is no JSON object", null);
  }

  private AirbyteMessage trace() throws IOException {
    JsonNode trace = JSON.readTree(parser);
    JsonNode status = trace.path("stream_status");
    if (!trace.path("type").asText().equals("STREAM_STATUS")) {
      return new AirbyteMessage.Other("TRACE");
    }
    JsonNode descriptor = status.path("stream_descriptor");
    try {
      return new AirbyteMessage.Status(
          new StreamDescriptor(
              descriptor.path("namespace").asText(""), descriptor.path("name").asText()),
          StreamStatus.valueOf(status.path("status").asText().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException wrong) {
      throw malformed("its stream status cannot be read: " + wrong.getMessage(), wrong);
    }
  }

  private Layout find(String namespace, String name) {
    if (lastLayout != null && lastLayout.is(namespace, name)) {
      return lastLayout;
    }
    Layout found = name.isEmpty() ? null : layouts.get(new StreamDescriptor(namespace, name));
    lastLayout = found == null ? lastLayout : found;
    return found;
  }

  private static List<FieldChange> changes(JsonNode meta) {
    List<FieldChange> changes = new ArrayList<>();
    for (JsonNode change : meta.path("changes")) {
      changes.add(
          new FieldChange(
              change.path("field").asText(),
              change.path("change").asText(),
              change.path("reason").asText()));
    }
    return changes;
  }

  private ConnectorException malformed(String why, Exception cause) {
    return new ConnectorException(
        FailureType.SYSTEM_ERROR,
        "Message %d cannot be read: %s. The source does not speak Airbyte's protocol."
            .formatted(messages, why),
        cause);
  }

  private static ConnectorException tooLarge(String what, StreamConstraintsException limit) {
    return new ConnectorException(
        FailureType.CONFIG_ERROR,
        ("%s has a value that is too large to be taken: at most %,d characters, %,d for a number,"
                + " %,d levels of a document. Leave its column out of the sync, or make the value"
                + " smaller in the source.")
            .formatted(
                what, LONGEST_VALUE, LONGEST_NUMBER, StreamReadConstraints.DEFAULT_MAX_DEPTH),
        limit);
  }

  /** Where each field of a stream goes in its records. */
  private static final class Layout {

    private final AirbyteStream stream;
    private final Map<String, Integer> positions = new HashMap<>();

    Layout(AirbyteStream stream) {
      this.stream = stream;
      for (int i = 0; i < stream.fields().size(); i++) {
        positions.put(stream.fields().get(i).name(), i);
      }
    }

    boolean is(String namespace, String name) {
      return stream.name().equals(name) && stream.namespace().equals(namespace);
    }

    /** Fields that the stream's schema does not name are left out, as by any destination. */
    AirbyteRecord record(JsonParser parser) throws IOException {
      String[] values = new String[stream.fields().size()];
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new ConnectorException(
            FailureType.SYSTEM_ERROR,
            "A row of stream %s is no JSON object. The source does not speak Airbyte's protocol."
                .formatted(stream.label()),
            null);
      }
      JsonStreamContext row = parser.getParsingContext();
      try {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          Integer position = positions.get(parser.currentName());
          JsonToken value = parser.nextToken();
          if (position == null) {
            parser.skipChildren();
          } else {
            values[position] = text(parser, value, stream.fields().get(position).type());
          }
        }
      } catch (StreamConstraintsException limit) {
        throw tooLarge(
            "Column %s of stream %s".formatted(row.getCurrentName(), stream.label()), limit);
      }
      return AirbyteRecord.of(values);
    }

    private static String text(JsonParser parser, JsonToken value, FieldType type)
        throws IOException {
      return type == FieldType.JSON && value == JsonToken.VALUE_STRING
          ? JSON.writeValueAsString(parser.getText())
          : text(parser, value);
    }

    private static String text(JsonParser parser, JsonToken value) throws IOException {
      return switch (value) {
        case VALUE_NULL -> null;
        case START_OBJECT, START_ARRAY -> {
          LimitedText json = new LimitedText(LONGEST_VALUE);
          try (var generator = JSON.getFactory().createGenerator(json)) {
            generator.copyCurrentStructure(parser);
          }
          yield json.toString();
        }
        default -> parser.getText();
      };
    }
  }
}
