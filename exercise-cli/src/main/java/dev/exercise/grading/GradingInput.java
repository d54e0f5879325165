package dev.exercise.grading;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is graded.
 *
 * @param world the world that the candidate worked on
 * @param depth how far the exercise went
 * @param build how building the project went
 * @param deliveries what stands in the warehouse, by the mart's name
 * @param starterModels names of the models that the candidate was given
 * @param left what stands in the candidate's own warehouse
 */
public record GradingInput(
    World world,
    Depth depth,
    BuildOutcome build,
    Map<String, Delivery> deliveries,
    Set<String> starterModels,
    LeftMarts left) {

  /** What is graded when nothing is known of the candidate's own warehouse. */
  public GradingInput(
      World world,
      Depth depth,
      BuildOutcome build,
      Map<String, Delivery> deliveries,
      Set<String> starterModels) {
    this(world, depth, build, deliveries, starterModels, LeftMarts.NOT_ASKED);
  }

  public GradingInput {
    deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
    starterModels = Set.copyOf(starterModels);
  }
}
