package dev.exercise.airbyte.protocol;

import java.util.Locale;

/** What becomes of the rows that the destination already has. */
public enum DestinationSyncMode {
  /** They are replaced, at once. */
  OVERWRITE,
  /** They stay. */
  APPEND,
  /** One row stays for each key: the one with the newest cursor. */
  APPEND_DEDUP;

  /** As Airbyte's protocol writes it: {@code append_dedup}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
