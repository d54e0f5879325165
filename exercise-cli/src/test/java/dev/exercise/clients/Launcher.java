package dev.exercise.clients;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Programs that run our connectors as Airbyte's images would. */
final class Launcher {

  private Launcher() {}

  /**
   * Writes a program that runs the connector.
   *
   * @param name of the connector: "source-postgres"
   * @param main its main class
   */
  static Path write(Path folder, String name, String main) throws IOException {
    return program(folder, name, "exec " + command(main));
  }

  /**
   * Writes a program that runs the connector and keeps what it prints.
   *
   * @param recordings where each run's output goes, as "name-command-process.jsonl"
   */
  static Path recording(Path folder, String name, String main, Path recordings) throws IOException {
    return program(
        folder,
        name,
        "%s | tee '%s'/%s-\"$1\"-$$.jsonl".formatted(command(main), recordings, name));
  }

  private static Path program(Path folder, String name, String line) throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve(name),
            """
            #!/usr/bin/env bash
            set -o pipefail
            %s
            """
                .formatted(line));
    return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  private static String command(String main) {
    return "'%s' -Xmx256m -XX:+UseSerialGC -cp '%s' %s \"$@\"".formatted(java(), classPath(), main);
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** This process's own class path, good in any working directory. */
  static String classPath() {
    String entries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(entries.replace(';', File.pathSeparatorChar).split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
