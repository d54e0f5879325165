package dev.exercise.replay;

import java.util.Locale;

/** How far a grade goes beyond building the project once and comparing its marts. */
public enum Probes {
  /** One build, one comparison. */
  NONE,
  /** What tells a pipeline from a table that was right once. */
  STANDARD,
  /** Also what takes long: each corruption of the raw tables alone. */
  ALL;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
