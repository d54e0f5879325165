package dev.exercise.airbyte.protocol;

/**
 * One field of a stream.
 *
 * @param name as the source spells it
 * @param type what it holds
 * @param nullable whether the source lets it be empty
 */
public record Field(String name, FieldType type, boolean nullable) {

  public Field {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A field needs a name.");
    }
  }
}
