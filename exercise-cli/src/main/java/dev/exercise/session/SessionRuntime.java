package dev.exercise.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the services of a session run. */
public enum SessionRuntime {
  /** As processes of the tool, without Docker. */
  EMBEDDED,
  /** As containers that Docker Compose keeps. */
  COMPOSE;

  /**
   * Reads a runtime as a user or a file writes it.
   *
   * @throws IllegalArgumentException naming the choices when it is none of them
   */
  public static SessionRuntime parse(String text) {
    return Arrays.stream(values())
        .filter(runtime -> runtime.id().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no runtime '%s'. Choose one of: %s."
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(SessionRuntime::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name that a user types and a file carries. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
