package dev.exercise.submission;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies a dbt project to a place where it may be run. What dbt makes anew is left out, symbolic
 * links are not followed, and a folder too large to be a dbt project is refused.
 */
public final class SubmissionCopy {

  static final long MOST_BYTES = 256L * 1024 * 1024;
  static final int MOST_FILES = 20_000;

  /** Left out at the top of a project; deeper down a folder may well be called so. */
  private static final Set<String> LEFT_OUT_AT_THE_TOP =
      Set.of("target", "logs", "dbt_packages", ".venv", "venv");

  private static final Set<String> LEFT_OUT_ANYWHERE = Set.of(".git", "__pycache__");

  private SubmissionCopy() {}

  /**
   * Copies the files of a project; those already at the target are replaced.
   *
   * @param project folder to read
   * @param target folder to write to, made where it is missing
   * @return the symbolic links and special files that were left out, relative to the project
   * @throws Problem when the project is too large or a file of it cannot be read
   */
  public static List<Path> copy(Path project, Path target) {
    Copying copying = new Copying(project, target);
    try {
      Files.walkFileTree(project, copying);
    } catch (AccessDeniedException denied) {
      throw new Problem(
          "%s cannot be read.".formatted(denied.getFile()),
          "Change its permissions, then run the same command again.",
          denied);
    } catch (IOException failed) {
      throw new UncheckedIOException("copying %s to %s".formatted(project, target), failed);
    }
    return copying.leftOut;
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;
    private final List<Path> leftOut = new ArrayList<>();
    private long bytes;
    private int files;

    private Copying(Path source, Path target) {
      this.source = source;
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (isLeftOut(source.relativize(folder))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(target.resolve(source.relativize(folder).toString()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!attributes.isRegularFile()) {
        leftOut.add(source.relativize(file));
        return FileVisitResult.CONTINUE;
      }
      bytes += attributes.size();
      files++;
      if (bytes > MOST_BYTES || files > MOST_FILES) {
        throw new Problem(
            "%s is too large for a dbt project: more than %d MiB or %,d files."
                .formatted(source, MOST_BYTES >> 20, MOST_FILES),
            "Remove data and build output from it, then grade again.");
      }
      Path copy = target.resolve(source.relativize(file).toString());
      Files.deleteIfExists(copy);
      Files.copy(file, copy);
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isLeftOut(Path folder) {
    String name = folder.getFileName().toString();
    return LEFT_OUT_ANYWHERE.contains(name)
        || (folder.getNameCount() == 1 && LEFT_OUT_AT_THE_TOP.contains(name));
  }

  /** Whether a file, relative to its project, is in a folder that is left out. */
  static boolean isBelowLeftOut(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (isLeftOut(folder)) {
        return true;
      }
    }
    return false;
  }
}
