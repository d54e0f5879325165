package dev.exercise.marketplace.generate;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Rows in COPY's text format, written into one buffer that is handed on whenever it is nearly full.
 * Not for several threads.
 */
final class CopyText {
  private static final int CAPACITY = 1 << 16;
  private static final int NEARLY_FULL = CAPACITY - (1 << 13);

  /** Takes what was written; the buffer is used again afterwards. */
  interface Sink {
    void accept(byte[] buffer, int length, long rows) throws SQLException;
  }

  private final Sink sink;
  private final byte[] buffer = new byte[CAPACITY];
  private final byte[] digits = new byte[20];
  private int length;
  private long rows;
  private boolean rowBegun;

  CopyText(Sink sink) {
    this.sink = sink;
  }

  CopyText number(long value) {
    separate();
    appendNumber(value);
    return this;
  }

  /** An amount in cents, with two decimals. */
  CopyText money(long cents) {
    separate();
    appendMoney(cents);
    return this;
  }

  CopyText flag(boolean value) {
    separate();
    buffer[length++] = (byte) (value ? 't' : 'f');
    return this;
  }

  CopyText text(String value) {
    separate();
    boolean plain = true;
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      plain &= character >= ' ' && character < 0x7f && character != '\\';
    }
    if (plain) {
      append(value);
    } else {
      appendEscaped(value);
    }
    return this;
  }

  CopyText text(Optional<String> value) {
    return value.isPresent() ? text(value.get()) : none();
  }

  CopyText none() {
    separate();
    buffer[length++] = '\\';
    buffer[length++] = 'N';
    return this;
  }

  /** A timestamp without zone from seconds. */
  CopyText wallTime(long second) {
    separate();
    appendDate(second, ' ');
    return this;
  }

  /** A timestamptz with milliseconds from microseconds; NULL when it has not happened. */
  CopyText instant(long micros) {
    if (micros == History.NEVER) {
      return none();
    }
    separate();
    appendDate(Math.floorDiv(micros, 1_000_000L), ' ');
    long millis = Math.floorMod(micros, 1_000_000L) / 1_000;
    buffer[length++] = '.';
    appendPadded(millis, 3);
    append("+00");
    return this;
  }

  /** Text in ISO 8601 with microseconds and 'Z'. */
  CopyText isoInstant(long micros) {
    separate();
    appendIso(micros);
    return this;
  }

  /** Begins a field whose content is appended piece by piece. */
  CopyText begin() {
    separate();
    return this;
  }

  /** Plain ASCII without characters that COPY escapes. */
  CopyText append(String ascii) {
    for (int index = 0; index < ascii.length(); index++) {
      buffer[length++] = (byte) ascii.charAt(index);
    }
    return this;
  }

  CopyText appendNumber(long value) {
    long rest = value;
    if (rest < 0) {
      buffer[length++] = '-';
      rest = -rest;
    }
    int count = 0;
    do {
      digits[count++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    while (count > 0) {
      buffer[length++] = digits[--count];
    }
    return this;
  }

  CopyText appendMoney(long cents) {
    appendNumber(cents / 100);
    buffer[length++] = '.';
    appendPadded(cents % 100, 2);
    return this;
  }

  CopyText appendIso(long micros) {
    appendDate(Math.floorDiv(micros, 1_000_000L), 'T');
    buffer[length++] = '.';
    appendPadded(Math.floorMod(micros, 1_000_000L), 6);
    buffer[length++] = 'Z';
    return this;
  }

  CopyText appendIsoMillis(long micros) {
    appendDate(Math.floorDiv(micros, 1_000_000L), 'T');
    buffer[length++] = '.';
    appendPadded(Math.floorMod(micros, 1_000_000L) / 1_000, 3);
    buffer[length++] = 'Z';
    return this;
  }

  CopyText appendHex(long value, int digitCount) {
    for (int shift = 4 * (digitCount - 1); shift >= 0; shift -= 4) {
      buffer[length++] = (byte) Character.forDigit((int) (value >>> shift) & 15, 16);
    }
    return this;
  }

  void endRow() throws SQLException {
    buffer[length++] = '\n';
    rowBegun = false;
    rows++;
    if (length > NEARLY_FULL) {
      flush();
    }
  }

  /** Hands on what is left. */
  void flush() throws SQLException {
    if (length > 0) {
      sink.accept(buffer, length, rows);
    }
    length = 0;
    rows = 0;
  }

  private void separate() {
    if (rowBegun) {
      buffer[length++] = '\t';
    }
    rowBegun = true;
  }

  private void appendEscaped(String value) {
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      switch (octet) {
        case '\t' -> append("\\t");
        case '\n' -> append("\\n");
        case '\r' -> append("\\r");
        case '\\' -> append("\\\\");
        default -> buffer[length++] = octet;
      }
    }
  }

  /** From days to a date as in "chrono-Compatible Low-Level Date Algorithms" by H. Hinnant. */
  private void appendDate(long second, char between) {
    long days = Math.floorDiv(second, (long) History.DAY);
    long shifted = days + 719_468;
    long era = shifted / 146_097;
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long shiftedMonth = (5 * dayOfYear + 2) / 153;
    long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    appendPadded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    buffer[length++] = '-';
    appendPadded(month, 2);
    buffer[length++] = '-';
    appendPadded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
    buffer[length++] = (byte) between;
    long ofDay = second - days * History.DAY;
    appendPadded(ofDay / History.HOUR, 2);
    buffer[length++] = ':';
    appendPadded(ofDay / 60 % 60, 2);
    buffer[length++] = ':';
    appendPadded(ofDay % 60, 2);
  }

  private void appendPadded(long value, int width) {
    long rest = value;
    for (int position = length + width - 1; position >= length; position--) {
      buffer[position] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }
}
