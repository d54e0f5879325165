package dev.exercise.python;

import java.nio.file.Path;

/**
 * A prepared virtual environment.
 *
 * @param name what it is for: "dbt"
 * @param directory where it is
 */
public record PythonEnvironment(String name, Path directory) {

  public PythonEnvironment {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A Python environment needs a name.");
    }
  }

  /** Its interpreter. */
  public Path python() {
    return directory.resolve("bin/python");
  }

  /** A program that its packages installed. */
  public Path program(String program) {
    return directory.resolve("bin").resolve(program);
  }
}
