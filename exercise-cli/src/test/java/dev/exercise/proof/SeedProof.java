package dev.exercise.proof;

import dev.exercise.marketplace.World;
import java.time.Duration;
import java.util.Locale;

/**
 * What the reference solution came to on one world.
 *
 * @param first the marts of day one against the truth
 * @param incremental the marts of the next day, built on those of day one
 * @param refreshed the marts of the next day, built from nothing
 * @param duration of all of it
 */
record SeedProof(
    World world, Verdict first, Verdict incremental, Verdict refreshed, Duration duration) {

  static final String HEADER =
      """
      | seed | scale | cells, day one | wrong | cells, next day | wrong incrementally | wrong after full refresh | seconds |
      |---|---|---|---|---|---|---|---|""";

  /** Whether every cell is right. */
  boolean holds() {
    return first.holds() && incremental.holds() && refreshed.holds();
  }

  /** A row of a Markdown table; see {@link #HEADER}. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %,d | %s | %,d | %s | %s | %.1f |",
        world.seed(),
        world.scale().toPlainString(),
        first.compared(),
        first.shown(),
        refreshed.compared(),
        incremental.shown(),
        refreshed.shown(),
        duration.toMillis() / 1e3);
  }
}
