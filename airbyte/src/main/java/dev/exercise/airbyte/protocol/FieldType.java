package dev.exercise.airbyte.protocol;

/**
 * What a field holds, and the text that an {@link AirbyteRecord} carries it as.
 *
 * <p>Airbyte's protocol has one {@code number}; here exact and floating numbers are told apart, so
 * that money stays exact and measurements stay floating.
 */
public enum FieldType {
  /** Any text; also Postgres's JSON, UUIDs, enums and whatever has no type of its own. */
  STRING,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** A whole number of up to 64 bits, in decimal digits. */
  INTEGER,
  /** An exact decimal number, in digits, or {@code NaN}, {@code Infinity}, {@code -Infinity}. */
  NUMBER,
  /** A floating number of 64 bits, in its shortest exact digits, or as for NUMBER if not finite. */
  DOUBLE,
  /** {@code YYYY-MM-DD}; years before 1 end in {@code BC}; {@code infinity} is possible. */
  DATE,
  /** {@code hh:mm:ss[.ffffff]}. */
  TIME_WITHOUT_TIMEZONE,
  /** {@code hh:mm:ss[.ffffff]} and an offset. */
  TIME_WITH_TIMEZONE,
  /** {@code YYYY-MM-DDThh:mm:ss[.ffffff]}, no zone; beyond the common era as for DATE. */
  TIMESTAMP_WITHOUT_TIMEZONE,
  /** {@code YYYY-MM-DDThh:mm:ss[.ffffff]Z}, in UTC; beyond the common era as for DATE. */
  TIMESTAMP_WITH_TIMEZONE,
  /** Bytes, in base64 without line ends. */
  BINARY,
  /** An array, an object or whatever stands in the place of one, as the text of its JSON. */
  JSON;

  /** Whether rows can be ordered by it and a later change has a later value, as cursors need. */
  public boolean canBeCursor() {
    return switch (this) {
      case INTEGER, DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE -> true;
      case STRING,
          BOOLEAN,
          NUMBER,
          DOUBLE,
          TIME_WITHOUT_TIMEZONE,
          TIME_WITH_TIMEZONE,
          BINARY,
          JSON ->
          false;
    };
  }
}
