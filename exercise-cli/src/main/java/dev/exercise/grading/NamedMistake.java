package dev.exercise.grading;

import dev.exercise.grading.attribution.KnownMistake;
import java.util.List;

/**
 * A mistake that was found.
 *
 * @param mistake which
 * @param sightings where and how often, upstream first
 * @param shadowed others that would fit as well and explain nothing further
 */
public record NamedMistake(
    KnownMistake mistake, List<MistakeSighting> sightings, List<KnownMistake> shadowed) {

  /** Three show the pattern; more would only be repeated. */
  public static final int EXAMPLES = 3;

  public NamedMistake {
    sightings = List.copyOf(sightings);
    shadowed = List.copyOf(shadowed);
  }
}
