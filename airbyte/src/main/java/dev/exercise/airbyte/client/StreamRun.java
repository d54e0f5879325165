package dev.exercise.airbyte.client;

import java.util.Optional;

/**
 * What a job brought of one stream.
 *
 * @param namespace the schema, where there is one
 * @param name the table
 * @param recordsEmitted that the source sent
 * @param recordsCommitted that the destination confirmed
 */
public record StreamRun(
    Optional<String> namespace, String name, long recordsEmitted, long recordsCommitted) {

  public StreamRun {
    if (recordsEmitted < 0 || recordsCommitted < 0) {
      throw new IllegalArgumentException(
          "Stream %s cannot have brought less than nothing.".formatted(name));
    }
  }
}
