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

  /**
   * Makes sure that nobody gets another candidate's work, and that no work is lost.
   *
   * @throws Problem when the folder is there and not to be kept
   */
  void requireUsable() {
    if (Files.exists(folder) && !keep) {
      throw new Problem(
          "The workspace %s is there from an earlier session.".formatted(folder),
          "Name another --candidate or --workspace, or go on in it with --keep-workspace.");
    }
  }

  /** Copies the starter with its packages, unless the folder is there: it appears whole. */
  void fill(Path starter, DbtPackages.Installed packages) {
    if (Files.exists(folder)) {
      return;
    }
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    List<Path> leftOut = SubmissionCopy.copy(starter, unfinished);
    if (!leftOut.isEmpty()) {
      throw new IllegalStateException("The starter holds links: " + leftOut);
    }
    packages.copyInto(unfinished);
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
