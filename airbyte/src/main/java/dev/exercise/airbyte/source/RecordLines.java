package dev.exercise.airbyte.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldChange;
import dev.exercise.airbyte.protocol.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns rows of COPY's text format into record messages, from bytes to bytes: a row of 100 MB is in
 * memory once, and a short one costs little. Most of what COPY escapes JSON escapes in the same
 * way.
 *
 * @see CopyLine CopyLine, which decodes the same rows for readers within this process
 */
final class RecordLines {

  private static final int BUFFER_BYTES = 1 << 15;
  private static final byte[] NULL = "null".getBytes(UTF_8);
  private static final byte[] EMITTED_AT = "},\"emitted_at\":".getBytes(UTF_8);
  private static final byte[] END = "}}\n".getBytes(UTF_8);
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

  private final FieldType[] types;
  private final String[] names;
  private final byte[] head;

  /** What stands before each value: a comma, except before the first, and its field's name. */
  private final byte[][] labels;

  private final Clock clock;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int used;
  private OutputStream out;

  RecordLines(AirbyteStream stream, Clock clock) {
    this.types = stream.fields().stream().map(Field::type).toArray(FieldType[]::new);
    this.names = stream.fields().stream().map(Field::name).toArray(String[]::new);
    this.clock = clock;
    this.head =
        "{\"type\":\"RECORD\",\"record\":{\"namespace\":%s,\"stream\":%s,\"data\":{"
            .formatted(json(stream.namespace()), json(stream.name()))
            .getBytes(UTF_8);
    this.labels = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      labels[i] = ((i == 0 ? "" : ",") + json(names[i]) + ":").getBytes(UTF_8);
    }
  }

  /**
   * Writes one row.
   *
   * @param end where the row's last value ends, before its line end
   * @throws IllegalStateException when it has more or fewer values than there are fields
   */
  void write(byte[] row, int end, OutputStream to) throws IOException {
    out = to;
    used = 0;
    List<FieldChange> changes = List.of();
    put(head, 0, head.length);
    int start = 0;
    for (int field = 0; field < types.length; field++) {
      int valueEnd = endOfValue(row, start, end, field == types.length - 1);
      put(labels[field], 0, labels[field].length);
      if (isNull(row, start, valueEnd)) {
        put(NULL, 0, NULL.length);
      } else if (isNoJsonNumber(types[field], row, valueEnd)) {
        put(NULL, 0, NULL.length);
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.add(FieldChange.nulledBySource(names[field]));
      } else {
        value(types[field], row, start, valueEnd);
      }
      start = valueEnd + 1;
    }
    put(EMITTED_AT, 0, EMITTED_AT.length);
    ascii(Long.toString(clock.millis()));
    if (!changes.isEmpty()) {
      meta(changes);
    }
    put(END, 0, END.length);
    flush();
  }

  private int endOfValue(byte[] row, int start, int end, boolean last) {
    int tab = start;
    while (tab < end && row[tab] != '\t') {
      tab++;
    }
    if (last != (tab >= end)) {
      throw new IllegalStateException(
          "Postgres sent %s values than the %d that were asked for."
              .formatted(last ? "more" : "fewer", types.length));
    }
    return tab;
  }

  private static boolean isNull(byte[] row, int start, int end) {
    return end - start == 2 && row[start] == '\\' && row[start + 1] == 'N';
  }

  /**
   * {@code NaN}, which fits {@code numeric(10)} too, {@code Infinity} and {@code -Infinity} are.
   */
  private static boolean isNoJsonNumber(FieldType type, byte[] row, int end) {
    return (type == FieldType.INTEGER || type == FieldType.NUMBER || type == FieldType.DOUBLE)
        && (row[end - 1] == 'N' || row[end - 1] == 'y');
  }

  private void value(FieldType type, byte[] row, int start, int end) throws IOException {
    switch (type) {
      case INTEGER, NUMBER, DOUBLE, BOOLEAN -> put(row, start, end);
      case JSON -> json(row, start, end);
      default -> {
        put('"');
        switch (type) {
          case STRING -> text(row, start, end);
          case TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE -> timestamp(row, start, end);
          case TIME_WITH_TIMEZONE -> timeWithOffset(row, start, end);
          default -> put(row, start, end);
        }
        put('"');
      }
    }
  }

  private void text(byte[] row, int start, int end) throws IOException {
    int plainFrom = start;
    for (int i = start; i < end; i++) {
      byte b = row[i];
      // Bytes of a character beyond ASCII are negative.
      if (b < 0 || (b >= ' ' && b != '"' && b != '\\')) {
        continue;
      }
      put(row, plainFrom, i);
      if (b == '\\') {
        i++;
        escaped(row[i]);
      } else {
        escape(b);
      }
      plainFrom = i + 1;
    }
    put(row, plainFrom, end);
  }

  /** What COPY wrote after a backslash. */
  private void escaped(byte letter) throws IOException {
    switch (letter) {
      case 'b', 'f', 'n', 'r', 't', '\\' -> {
        put('\\');
        put(letter);
      }
      case 'v' -> escape((byte) 0x0b);
      default -> escape(letter);
    }
  }

  private void escape(byte b) throws IOException {
    if (b == '"') {
      put('\\');
      put(b);
    } else if (b >= 0 && b < ' ') {
      ascii("\\u00");
      put(HEX[b >> 4]);
      put(HEX[b & 0xf]);
    } else {
      put(b);
    }
  }

  /** Line ends and tabs can only stand between tokens, and would break the message's line. */
  private void json(byte[] row, int start, int end) throws IOException {
    int plainFrom = start;
    for (int i = start; i < end; i++) {
      if (row[i] == '\\') {
        put(row, plainFrom, i);
        i++;
        put(row[i] == '\\' ? (byte) '\\' : (byte) ' ');
        plainFrom = i + 1;
      }
    }
    put(row, plainFrom, end);
  }

  private void timestamp(byte[] row, int start, int end) throws IOException {
    boolean hasTime = false;
    for (int i = start; i < end; i++) {
      byte b = row[i];
      if (b == ' ' && !hasTime) {
        hasTime = true;
        put('T');
      } else if (b == '+') {
        // The session is in UTC.
        put('Z');
        i += 2;
      } else {
        put(b);
      }
    }
  }

  /** Postgres leaves out the minutes of an offset where it can; hardly anybody else takes that. */
  private void timeWithOffset(byte[] row, int start, int end) throws IOException {
    put(row, start, end);
    if (row[end - 3] != ':') {
      ascii(":00");
    }
  }

  private void meta(List<FieldChange> changes) throws IOException {
    ascii(",\"meta\":{\"changes\":[");
    String separator = "";
    for (FieldChange change : changes) {
      byte[] bytes =
          "%s{\"field\":%s,\"change\":\"%s\",\"reason\":\"%s\"}"
              .formatted(separator, json(change.field()), change.change(), change.reason())
              .getBytes(UTF_8);
      put(bytes, 0, bytes.length);
      separator = ",";
    }
    ascii("]}");
  }

  private static String json(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put((byte) text.charAt(i));
    }
  }

  private void put(char ascii) throws IOException {
    put((byte) ascii);
  }

  private void put(byte b) throws IOException {
    if (used == buffer.length) {
      flush();
    }
    buffer[used++] = b;
  }

  private void put(byte[] bytes, int start, int end) throws IOException {
    int length = end - start;
    if (length > buffer.length - used) {
      flush();
    }
    if (length > buffer.length) {
      out.write(bytes, start, length);
    } else {
      System.arraycopy(bytes, start, buffer, used, length);
      used += length;
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
