package dev.exercise.airbyte.sync;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one stream.
 *
 * @param stream its name
 * @param rows that were read and are in the destination; 0 when it failed
 * @param bytes of JSON that were loaded; 0 when it failed
 * @param nulledValues values that the destination's types could not hold, left empty and recorded
 *     in {@code _airbyte_meta}; the user should hear of any
 * @param duration from the first attempt to the end
 * @param failure why it failed, if it did
 */
public record StreamReport(
    String stream,
    long rows,
    long bytes,
    long nulledValues,
    Duration duration,
    Optional<StreamFailure> failure) {

  public StreamReport {
    if (rows < 0 || bytes < 0 || nulledValues < 0 || duration.isNegative()) {
      throw new IllegalArgumentException(
          "Stream %s cannot have brought less than nothing.".formatted(stream));
    }
  }

  public boolean succeeded() {
    return failure.isEmpty();
  }
}
