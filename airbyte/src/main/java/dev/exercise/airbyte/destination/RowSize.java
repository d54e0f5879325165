package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps rows below the 16 MiB that the emulator reads at most; BigQuery's own limit is larger. The
 * longest values of a row that is too long become empty.
 */
final class RowSize {

  static final int MOST_BYTES = 15 << 20;

  /** One character becomes at most six bytes, such as \u005cu0000. */
  private static final int SURELY_FINE_CHARACTERS = MOST_BYTES / 6;

  private RowSize() {}

  static boolean isSurelyFine(AirbyteRecord record) {
    long characters = 0;
    for (int i = 0; i < record.size(); i++) {
      characters += record.isEmpty(i) ? 0 : record.text(i).length();
    }
    return characters <= SURELY_FINE_CHARACTERS;
  }

  /** The values that have to be left out, the longest first. */
  static List<FieldChange> cut(Field[] fields, AirbyteRecord record) {
    long[] sizes =
        IntStream.range(0, record.size())
            .mapToLong(i -> record.isEmpty(i) ? 0 : bytes(record.text(i)))
            .toArray();
    long total = IntStream.range(0, sizes.length).mapToLong(i -> sizes[i]).sum();
    List<FieldChange> cut = new ArrayList<>();
    for (int i :
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> sizes[i]).reversed())
            .toList()) {
      if (total <= MOST_BYTES) {
        break;
      }
      total -= sizes[i];
      cut.add(new FieldChange(fields[i].name(), "NULLED", Limits.TOO_LARGE));
    }
    return cut;
  }

  private static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        bytes += 6;
      } else if (c < 0x80) {
        bytes += c == '"' || c == '\\' ? 2 : 1;
      } else {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return bytes;
  }
}
