package dev.exercise.airbyte.protocol;

/**
 * What happened to a value on its way, as {@code meta.changes} of a record says it.
 *
 * @param field its name
 * @param change {@code NULLED} or {@code TRUNCATED}
 * @param reason one of Airbyte's words: {@code SOURCE_SERIALIZATION_ERROR}
 */
public record FieldChange(String field, String change, String reason) {

  /** A value that its sender could not write. */
  public static FieldChange nulledBySource(String field) {
    return new FieldChange(field, "NULLED", "SOURCE_SERIALIZATION_ERROR");
  }
}
