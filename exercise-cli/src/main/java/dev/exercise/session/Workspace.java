package dev.exercise.session;

import dev.exercise.Problem;
import dev.exercise.dbt.DbtPackages;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that a candidate works in.
 *
 * @param folder absolute
 * @param keep whether one that is there already may be gone on with
 */
public record Workspace(Path folder, boolean keep) {

  /** The dbt project: a folder of its own, but for workspaces of earlier versions. */
  public Path project() {
    return Files.exists(folder.resolve("dbt_project.yml")) ? folder : folder.resolve("dbt_project");
  }

  /** What Airflow reads. */
  public Path airflow() {
    return folder.resolve("airflow");
  }

  /**
   * Makes sure that nobody gets another candidate's work, and that no work is lost.
   *
   * @throws Problem when the folder is there and not to be kept
   */
  void requireUsable() {
    if (Files.exists(folder) && !keep) {
      throw new Problem(
          "The workspace %s is there, and of no session.".formatted(folder),
          "Name another --candidate or --workspace, or move it away.");
    }
  }

  /**
   * Copies the starters, dbt's with its packages. What is there stays as it is; the folder and
   * Airflow's in it appear whole.
   *
   * @param starter of dbt
   * @param airflowStarter of Airflow
   */
  void fill(Path starter, DbtPackages.Installed packages, Path airflowStarter) {
    if (!Files.exists(folder)) {
      Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
      copy(starter, unfinished.resolve("dbt_project"));
      packages.copyInto(unfinished.resolve("dbt_project"));
      copy(airflowStarter, unfinished.resolve("airflow"));
      move(unfinished, folder);
    } else if (!Files.exists(airflow())) {
      Path unfinished = folder.resolve("airflow.unfinished");
      copy(airflowStarter, unfinished);
      move(unfinished, airflow());
    }
  }

  private static void copy(Path starter, Path target) {
    List<Path> leftOut = SubmissionCopy.copy(starter, target);
    if (!leftOut.isEmpty()) {
      throw new IllegalStateException("The starter holds links: " + leftOut);
    }
  }

  private static void move(Path unfinished, Path folder) {
    try {
      Files.move(unfinished, folder);
    } catch (IOException unmovable) {
      throw new Problem(
          "The workspace %s cannot be made: %s.".formatted(folder, unmovable.getMessage()),
          "Choose another one with --workspace.",
          unmovable);
    }
  }
}
