package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decodes a line of COPY's text format: tabs between values, {@code \N} for an empty one,
 * backslashes before what would be mistaken for either.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html">COPY, text format</a>
 */
final class CopyLine {

  private final FieldType[] types;

  CopyLine(List<FieldType> types) {
    this.types = types.toArray(FieldType[]::new);
  }

  /**
   * Decodes one line, whose end may still be on it.
   *
   * @throws IllegalStateException when it has more or fewer values than there are fields
   */
  AirbyteRecord decode(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    String[] values = new String[types.length];
    int start = 0;
    for (int field = 0; field < types.length; field++) {
      int tab = text.indexOf('\t', start);
      boolean last = field == types.length - 1;
      if (last != tab < 0) {
        throw new IllegalStateException(
            "Postgres sent %s values than the %d that were asked for."
                .formatted(last ? "more" : "fewer", types.length));
      }
      int end = last ? text.length() : tab;
      values[field] = value(text, start, end, types[field]);
      start = end + 1;
    }
    return AirbyteRecord.of(values);
  }

  private static String value(String text, int start, int end, FieldType type) {
    if (end - start == 2 && text.startsWith("\\N", start)) {
      return null;
    }
    String value = text.substring(start, end);
    return switch (type) {
      case STRING, JSON -> value.indexOf('\\') < 0 ? value : unescape(value);
      case TIMESTAMP_WITHOUT_TIMEZONE -> value.replace(' ', 'T').replace("TBC", " BC");
      case TIMESTAMP_WITH_TIMEZONE ->
          value.replace(' ', 'T').replace("TBC", " BC").replace("+00", "Z");
      case TIME_WITH_TIMEZONE -> timeWithOffset(value);
      default -> value;
    };
  }

  /** Postgres leaves out the minutes of an offset where it can; hardly anybody else takes that. */
  private static String timeWithOffset(String time) {
    boolean hoursOnly = time.charAt(time.length() - 3) != ':';
    return hoursOnly ? time + ":00" : time;
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    boolean afterBackslash = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (afterBackslash) {
        plain.append(unescape(c));
        afterBackslash = false;
      } else if (c == '\\') {
        afterBackslash = true;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char unescape(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      default -> escaped;
    };
  }
}
