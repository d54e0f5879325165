package dev.exercise.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files of the tool's own that are laid over a starter to make a whole project of it. */
public enum Overlay {
  /** The complete, right solution. */
  SOLUTION("solution"),
  /** Its DAG, over a copy of the Airflow starter. */
  SOLUTION_AIRFLOW("solution_airflow"),
  /** What the demo's sample candidate wrote: believable work with three typical mistakes. */
  SAMPLE("sample");

  private final String folder;

  Overlay(String folder) {
    this.folder = folder;
  }

  /**
   * Copies the overlay's files over those of a project.
   *
   * @param project a copy of the starter that it is for
   */
  public void layOver(Path project) {
    lay(folder, project);
  }

  /** The same with one folder of it, over a copy of that folder of the starter. */
  void layFolderOver(String part, Path target) {
    lay(folder + "/" + part, target);
  }

  private static void lay(String folder, Path project) {
    Path root = whereClassesAre();
    String place = Overlay.class.getPackageName().replace('.', '/') + "/" + folder;
    try {
      if (Files.isDirectory(root)) {
        copy(root.resolve(place), project);
        return;
      }
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        copy(jar.getPath(place), project);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("copying the files of the " + folder, failed);
    }
  }

  private static Path whereClassesAre() {
    try {
      return Path.of(Overlay.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void copy(Path folder, Path project) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = project.resolve(folder.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
