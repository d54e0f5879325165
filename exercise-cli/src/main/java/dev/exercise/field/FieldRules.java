package dev.exercise.field;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Probes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a field is graded.
 *
 * @param world that of all submissions; empty for that of each one's session
 * @param depth that goes with it
 * @param probes how far to go beyond one build
 * @param atOnce how many submissions at once; empty for what fits
 * @param again whether results that are kept are made anew
 * @param output where the reports go
 */
public record FieldRules(
    Optional<World> world,
    Depth depth,
    Probes probes,
    Optional<Integer> atOnce,
    boolean again,
    Path output) {

  public FieldRules {
    output = output.toAbsolutePath().normalize();
    if (atOnce.isPresent() && atOnce.get() < 1) {
      throw new IllegalArgumentException("At least one submission is graded at a time.");
    }
  }
}
