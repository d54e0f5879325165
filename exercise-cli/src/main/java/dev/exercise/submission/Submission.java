package dev.exercise.submission;

import dev.exercise.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A candidate's work in a folder of its own; it is only ever read.
 *
 * @param name how reports call it
 * @param dbtProject the folder that holds {@code dbt_project.yml}
 */
public record Submission(String name, Path dbtProject) {

  private static final String PROJECT_FILE = "dbt_project.yml";

  /**
   * Finds the dbt project in a submission: the folder itself, or {@code dbt_project} below it.
   *
   * @throws Problem when there is no such folder or no dbt project in it
   */
  public static Submission open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Problem(
          "There is no folder %s.".formatted(folder),
          "Name the folder of the candidate's dbt project with --submission.");
    }
    Path absolute = folder.toAbsolutePath().normalize();
    String name = String.valueOf(absolute.getFileName());
    for (Path candidate : new Path[] {absolute, absolute.resolve("dbt_project")}) {
      if (Files.isRegularFile(candidate.resolve(PROJECT_FILE))) {
        return new Submission(name, candidate);
      }
    }
    throw new Problem(
        "%s holds no dbt project: neither %s nor dbt_project/%s is there."
            .formatted(absolute, PROJECT_FILE, PROJECT_FILE),
        "Name the folder that has " + PROJECT_FILE + " in it.");
  }
}
