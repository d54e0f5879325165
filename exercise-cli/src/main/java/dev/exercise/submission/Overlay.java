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

/** Files of the tool's own that are laid over the starter to make a whole dbt project. */
public enum Overlay {
  /** The complete, right solution. */
  SOLUTION("solution"),
  /** What the demo's sample candidate wrote: believable work with three typical mistakes. */
  SAMPLE("sample");

  private final String folder;

  Overlay(String folder) {
    this.folder = folder;
  }

  /**
   * Copies the overlay's files over those of a project.
   *
   * @param project a copy of the starter
   */
  public void layOver(Path project) {
    Void unused =
        inFolder(
            files -> {
              copy(files, project);
              return null;
            });
  }

  /** Whether a model of that name is among the files. */
  public boolean hasModel(String name) {
    return inFolder(
        files -> {
          try (Stream<Path> found = Files.walk(files.resolve("models"))) {
            return found.anyMatch(file -> file.endsWith(name + ".sql"));
          }
        });
  }

  private interface Work<T> {
    T on(Path files) throws IOException;
  }

  private <T> T inFolder(Work<T> work) {
    Path root = whereClassesAre();
    String place = Overlay.class.getPackageName().replace('.', '/') + "/" + folder;
    try {
      if (Files.isDirectory(root)) {
        return work.on(root.resolve(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        return work.on(jar.getPath(place));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("reading the files of the " + folder, failed);
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
