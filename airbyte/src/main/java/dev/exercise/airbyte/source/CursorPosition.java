package dev.exercise.airbyte.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.airbyte.protocol.FieldType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a read in the order of its cursor is: at which value, and how many rows have had it. A read
 * can go on from a value once all rows that have it have been sent, which shows when the next value
 * comes. Never from infinity or {@code NaN}: no later value is greater, so whoever went on from
 * there would not see another row.
 */
final class CursorPosition {

  private final PostgresColumn column;
  private final CopyLine text;

  /** As COPY wrote it; the first {@code length} bytes. */
  private byte[] value = new byte[32];

  private int length;
  private Optional<String> before;
  private boolean hasValue;
  private long rows;
  private long infiniteRows;

  /**
   * A read that has not begun.
   *
   * @param cursor the value that earlier reads came to, if any
   * @param rows how many rows have it
   */
  CursorPosition(PostgresColumn column, Optional<String> cursor, long rows) {
    this.column = column;
    this.text = new CopyLine(List.of(column.fieldType()));
    this.before = cursor;
    this.rows = rows;
  }

  /** Whether the value is another one than the last row's, so that all rows up to it are sent. */
  boolean isLeftBy(byte[] row, int start, int end) {
    if (!hasValue) {
      return true;
    }
    return !Arrays.equals(value, 0, length, row, start, end) && !isSameNumber(row, start, end);
  }

  /** Counts a row, which {@link #isLeftBy} may have said to be at another value. */
  void take(byte[] row, int start, int end, boolean another) {
    if (isInfinite(row[start])) {
      infiniteRows++;
      return;
    }
    if (!another) {
      rows++;
      return;
    }
    length = end - start;
    if (length > value.length) {
      value = new byte[length * 2];
    }
    System.arraycopy(row, start, value, 0, length);
    hasValue = true;
    rows = 1;
  }

  /** How many rows were at infinity or {@code NaN}. */
  long infiniteRows() {
    return infiniteRows;
  }

  /** From where a later read can go on, if every row of the present value has been sent. */
  CursorState state() {
    Optional<String> cursor =
        hasValue ? Optional.of(text.decode(Arrays.copyOf(value, length)).text(0)) : before;
    return new CursorState(column.name(), cursor, rows);
  }

  /** {@code 1.0} and {@code 1.00} are one number, and Postgres sends them in any order. */
  private boolean isSameNumber(byte[] row, int start, int end) {
    FieldType type = column.fieldType();
    if ((type != FieldType.NUMBER && type != FieldType.DOUBLE)
        || !isFinite(value[length - 1])
        || !isFinite(row[end - 1])) {
      return false;
    }
    BigDecimal last = new BigDecimal(new String(value, 0, length, UTF_8));
    return last.compareTo(new BigDecimal(new String(row, start, end - start, UTF_8))) == 0;
  }

  /** {@code infinity}, {@code Infinity} and {@code NaN}; what is finite, or below all, is not. */
  private boolean isInfinite(byte firstByte) {
    return column.hasInfinity() && (firstByte == 'i' || firstByte == 'I' || firstByte == 'N');
  }

  private static boolean isFinite(byte lastByte) {
    return lastByte >= '0' && lastByte <= '9';
  }
}
