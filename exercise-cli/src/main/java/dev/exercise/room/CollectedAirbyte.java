package dev.exercise.room;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.report.KeptAirbyte;
import dev.exercise.submission.SubmissionZip;
import java.nio.file.Path;
import java.util.Optional;

/** What {@link Collector} took of a candidate's Airbyte, read again from its zip. */
public final class CollectedAirbyte {

  static final String FILE = "airbyte/connections.json";

  private CollectedAirbyte() {}

  /** {@link #in} for a zip that may be of anybody's making; empty where it tells of no Airbyte. */
  public static Optional<AirbyteSetup> find(Path zip) {
    return SubmissionZip.holdsBeside(zip, FILE) ? Optional.of(in(zip)) : Optional.empty();
  }

  /** Reads a zip; whichever room is up by now may be another candidate's, and is never asked. */
  public static AirbyteSetup in(Path zip) {
    try {
      return SubmissionZip.beside(zip, FILE)
          .map(KeptAirbyte::parse)
          .orElseGet(
              () ->
                  new AirbyteSetup.Unread(
                      "the zip has no %s. Only 'exercise collect' makes it, while Airbyte answers."
                          .formatted(FILE)));
    } catch (IllegalArgumentException broken) {
      return new AirbyteSetup.Unread(
          "%s in the zip cannot be read: %s.".formatted(FILE, broken.getMessage()));
    }
  }
}
