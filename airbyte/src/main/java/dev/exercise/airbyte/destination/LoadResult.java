package dev.exercise.airbyte.destination;

/**
 * What one committed stream brought.
 *
 * @param rows in the table now, of this sync
 * @param bytes of JSON that were sent
 * @param nulledValues values that the columns could not hold; each is named in {@code
 *     _airbyte_meta} of its row
 */
public record LoadResult(long rows, long bytes, long nulledValues) {}
