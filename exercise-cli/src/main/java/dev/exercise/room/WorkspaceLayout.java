package dev.exercise.room;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Tells a workspace from any other folder, before it is deleted for good. */
final class WorkspaceLayout {

  private WorkspaceLayout() {}

  /**
   * Makes sure that a folder is a workspace as the tool writes them, or not there at all.
   *
   * @param folder absolute
   * @param kept folders that are not to be deleted with it
   * @throws Problem when it is another folder, or holds one that is kept
   */
  static void require(Path folder, List<Path> kept) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean isWorkspace =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isDirectory(folder.resolve("airflow/dags"))
            && (Files.exists(folder.resolve(RoomFolder.PROJECT).resolve("dbt_project.yml"))
                || Files.exists(folder.resolve("dbt_project.yml")));
    if (!isWorkspace || kept.stream().anyMatch(other -> isIn(other, folder))) {
      throw new Problem(
          "%s does not look as 'exercise' writes a workspace, so it is not deleted."
              .formatted(folder),
          "Look what is in it. If it may go, delete it yourself, then run the same command again.");
    }
  }

  private static boolean isIn(Path inner, Path folder) {
    try {
      return Files.exists(inner) && inner.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("looking where " + inner + " is", unreadable);
    }
  }
}
