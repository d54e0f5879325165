package dev.exercise.airbyte.server.store;

import java.util.Locale;

/** The two kinds of connector; Airbyte calls a configured one an actor. */
public enum ActorType {
  SOURCE,
  DESTINATION;

  /** {@code source} or {@code destination}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
