package dev.exercise.clients;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that run our connectors as Airbyte's images would, and keep all that they print. */
final class Launcher {

  private Launcher() {}

  /**
   * Writes a program that runs the connector.
   *
   * @param name of the connector: "source-postgres"
   * @param main its main class
   * @param recordings where each run's output goes, as "name-command-process.jsonl"
   */
  static Path write(Path folder, String name, String main, Path recordings) throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve(name),
            """
            #!/usr/bin/env bash
            set -o pipefail
            '%s' -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s "$@" \\
              | tee '%s'/%s-"$1"-$$.jsonl
            """
                .formatted(java(), classPath(), main, recordings, name));
    return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace(';', File.pathSeparatorChar);
  }
}
