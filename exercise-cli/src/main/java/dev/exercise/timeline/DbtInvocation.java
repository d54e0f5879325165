package dev.exercise.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A command of dbt's, as its log tells.
 *
 * @param began when
 * @param lasted how long; empty where it never said that it ended
 * @param command as it was typed: "dbt build --select staging"
 * @param failed whether it ended badly
 * @param nodes how many it had before it
 * @param well the models, tests, seeds and snapshots that came out well
 * @param badly those that did not, in alphabetical order
 * @param models the models that it built or tried to
 * @param tests how many tests it ran
 */
record DbtInvocation(
    Instant began,
    Optional<Duration> lasted,
    String command,
    boolean failed,
    int nodes,
    Set<String> well,
    SortedSet<String> badly,
    Set<String> models,
    int tests) {

  /** The model that the starter brings along. */
  private static final String STARTERS_MODEL = "stg_users";

  private static final List<String> WORK = List.of("build", "run", "test", "seed", "snapshot");

  /** Whether it built a model that the starter does not have. */
  boolean builtOwnModel() {
    return models.stream().anyMatch(model -> !model.equals(STARTERS_MODEL));
  }

  /** Whether it was to build or test anything. */
  boolean isWork() {
    return WORK.stream().anyMatch(List.of(command.split(" ", -1))::contains);
  }

  Instant ended() {
    return lasted.map(began::plus).orElse(began);
  }
}
