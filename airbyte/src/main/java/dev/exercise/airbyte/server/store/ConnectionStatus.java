package dev.exercise.airbyte.server.store;

import java.util.Locale;

/** Whether a connection may sync. */
public enum ConnectionStatus {
  ACTIVE,
  INACTIVE,
  /** Deleted: it stays for the history of its jobs. */
  DEPRECATED;

  /** As the API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
