package dev.exercise.airbyte.client;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a connection puts its tables, and what they are called.
 *
 * @param dataset what decides on the dataset
 * @param format of the dataset's name, where the connection brings its own
 * @param prefix before each table's name, "" for none
 */
public record Placement(Dataset dataset, Optional<String> format, String prefix) {

  /** What decides on the dataset. */
  public enum Dataset {
    /** The schema that the table has in the source. */
    SOURCE,
    /** The destination's default dataset. */
    DESTINATION,
    /** The connection's own format. */
    CUSTOMFORMAT
  }

  /** The destination's dataset, and the stream's name. */
  public static final Placement DEFAULT = new Placement(Dataset.DESTINATION, Optional.empty(), "");

  public Placement {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(format);
    Objects.requireNonNull(prefix);
  }
}
