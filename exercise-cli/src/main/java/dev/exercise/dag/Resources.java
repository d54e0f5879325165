package dev.exercise.dag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Python files beside this class. */
final class Resources {

  private Resources() {}

  static Path copy(String name, Path folder) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(name));
      }
      Path file = folder.resolve(name);
      Files.copy(in, file);
      return file;
    }
  }
}
