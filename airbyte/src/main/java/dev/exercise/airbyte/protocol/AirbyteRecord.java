package dev.exercise.airbyte.protocol;

/**
 * One row, with its values as text in the order of the stream's fields; {@link FieldType} says how
 * each is written. Lean on purpose: a sync makes one for every row.
 */
public final class AirbyteRecord {

  private final String[] values;

  private AirbyteRecord(String[] values) {
    this.values = values;
  }

  /** Takes the array over; an element that is null is an empty value. */
  public static AirbyteRecord of(String... values) {
    return new AirbyteRecord(values);
  }

  public int size() {
    return values.length;
  }

  public boolean isEmpty(int field) {
    return values[field] == null;
  }

  /**
   * The value as text.
   *
   * @throws IllegalStateException when it is empty
   */
  public String text(int field) {
    if (values[field] == null) {
      throw new IllegalStateException("Field %d of the record is empty.".formatted(field));
    }
    return values[field];
  }
}
