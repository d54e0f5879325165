package dev.exercise.replay;

import dev.exercise.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the tool lies and where it keeps what it makes.
 *
 * @param starter the candidate's dbt starter, with the lock file of dbt's environment
 * @param home for environments, sessions and reports; made where it is missing
 */
public record Installation(Path starter, Path home) {

  /** The candidate's Airflow starter, with the lock file of Airflow's environment. */
  public Path airflow() {
    return starter.resolveSibling("airflow");
  }

  /**
   * The installation in a checkout.
   *
   * @param root the top of the checkout
   * @param home where the tool keeps things; empty for {@code .exercise} in the checkout
   * @throws Problem when there is no starter below it
   */
  public static Installation at(Path root, Optional<Path> home) {
    Path starter = root.resolve("dbt_project");
    if (!Files.isRegularFile(starter.resolve("dbt_project.yml"))) {
      throw new Problem(
          "The dbt starter is missing: there is no %s."
              .formatted(starter.resolve("dbt_project.yml")),
          "Start the tool by the launcher of a whole checkout.");
    }
    return new Installation(starter, home.orElse(root.resolve(".exercise")));
  }

  /** The top of the checkout. */
  public Path root() {
    return starter.toAbsolutePath().normalize().getParent();
  }
}
