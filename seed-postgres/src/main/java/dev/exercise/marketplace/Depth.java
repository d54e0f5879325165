package dev.exercise.marketplace;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far the exercise goes: two hours are {@code core}, three are {@code full}. */
public enum Depth {
  CORE,
  FULL;

  /**
   * Reads a depth as a user writes it.
   *
   * @throws IllegalArgumentException naming the choices when it is none of them
   */
  public static Depth parse(String text) {
    for (Depth depth : values()) {
      if (depth.id().equals(text)) {
        return depth;
      }
    }
    throw new IllegalArgumentException(
        "There is no depth '%s'. Choose one of: %s."
            .formatted(
                text, Arrays.stream(values()).map(Depth::id).collect(Collectors.joining(", "))));
  }

  /** The name that a user types and a file carries. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether what belongs to {@code other} is part of this depth; full holds all of core. */
  public boolean includes(Depth other) {
    return compareTo(other) >= 0;
  }
}
