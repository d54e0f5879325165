package dev.exercise.airbyte.protocol;

import java.util.Locale;

/** How a stream is read from its source. */
public enum SyncMode {
  /** All rows, every time. */
  FULL_REFRESH,
  /** The rows whose cursor says that they are new. */
  INCREMENTAL;

  /** As Airbyte's protocol writes it: {@code full_refresh}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
