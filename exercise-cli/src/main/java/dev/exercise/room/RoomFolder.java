package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the folder that a candidate works in, from a checkout and a planted source. It has all
 * that Docker Compose needs, and nothing that tells how the data was made or what is right.
 */
public final class RoomFolder {

  /** The candidate's dbt project in it. */
  public static final String PROJECT = "dbt_project";

  private static final String RESOURCES = "exercise-cli/src/main/resources/dev/exercise/";
  private static final Set<PosixFilePermission> FOLDER_FOR_ALL =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FILE_FOR_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path checkout;

  /**
   * @param checkout the top of the tool's own folder
   */
  public RoomFolder(Path checkout) {
    this.checkout = checkout.toAbsolutePath().normalize();
  }

  /**
   * Makes sure that everything is there to write a folder from.
   *
   * @throws Problem naming what is missing
   */
  public void requireComplete() {
    for (String part :
        List.of("docker-compose.yml", "airbyte/target/airbyte.jar", "airbyte/target/lib")) {
      if (!Files.exists(checkout.resolve(part))) {
        throw new Problem(
            "The candidate's room cannot be made: there is no %s."
                .formatted(checkout.resolve(part)),
            "Run 'make build' in %s.".formatted(checkout));
      }
    }
  }

  /**
   * Writes the folder: it appears whole, or not at all. What an interrupted run left is replaced.
   *
   * @param folder must not exist
   * @param source the server with the planted source
   * @throws Problem when it cannot be written
   */
  public void write(Path folder, PostgresServer source, Depth depth, Progress progress)
      throws SQLException {
    if (Files.exists(folder)) {
      throw new IllegalArgumentException("%s is there already.".formatted(folder));
    }
    requireComplete();
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    try {
      DirectoryTree.delete(unfinished);
      Files.createDirectories(unfinished);
      fill(unfinished, source, depth, progress);
      Files.move(unfinished, folder);
    } catch (IOException | UncheckedIOException unwritable) {
      throw new Problem(
          "The workspace %s cannot be made: %s.".formatted(folder, unwritable.getMessage()),
          "Make room, or choose another folder with --workspace.",
          unwritable);
    }
  }

  private void fill(Path folder, PostgresServer source, Depth depth, Progress progress)
      throws IOException, SQLException {
    try (Progress.Task task = progress.begin("workspace")) {
      Files.writeString(folder.resolve("README.md"), readme(depth));
      copyFile("docker-compose.yml", folder);
      copyFolder("docs/candidate", folder.resolve("docs"));
      copyFolder(".devcontainer", folder.resolve(".devcontainer"));
      copyFolder(PROJECT, folder.resolve(PROJECT));
      copyFolder("airflow", folder.resolve("airflow"));
      copyEmulator(folder.resolve("bigquery-emulator"));
      copyAirbyte(folder.resolve("airbyte"));
      task.advance(1);
    }
    Path scripts = folder.resolve("source");
    new SourceDump(source).write(scripts, progress);
    readableForTheDatabase(scripts);
    FileOwner owner = FileOwner.of(folder);
    Files.writeString(folder.resolve(".env"), owner.environmentFile());
    owner.take(folder);
  }

  private void copyEmulator(Path folder) throws IOException {
    copyFolder(RESOURCES + "stack/emulator", folder);
    for (String lock : List.of("emulator.lock", "bootstrap.lock")) {
      copyFile(RESOURCES + "python/" + lock, folder);
    }
  }

  private void copyAirbyte(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("target"));
    copyFile("airbyte/Dockerfile", folder);
    if (Files.exists(checkout.resolve("airbyte/.dockerignore"))) {
      copyFile("airbyte/.dockerignore", folder);
    }
    copyFile("airbyte/target/airbyte.jar", folder.resolve("target"));
    copyFolder("airbyte/target/lib", folder.resolve("target/lib"));
  }

  private void copyFile(String file, Path folder) throws IOException {
    Path original = checkout.resolve(file);
    Files.copy(original, folder.resolve(original.getFileName()));
  }

  private void copyFolder(String name, Path target) {
    List<Path> leftOut = SubmissionCopy.copy(checkout.resolve(name), target);
    if (!leftOut.isEmpty()) {
      throw new IllegalStateException("%s holds links: %s".formatted(name, leftOut));
    }
  }

  /** The image reads the scripts as its own user, whatever the creation mask here is. */
  private static void readableForTheDatabase(Path scripts) throws IOException {
    if (!Files.getFileStore(scripts).supportsFileAttributeView("posix")) {
      return;
    }
    Files.setPosixFilePermissions(scripts, FOLDER_FOR_ALL);
    try (Stream<Path> files = Files.list(scripts)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setPosixFilePermissions(file, FILE_FOR_ALL);
      }
    }
  }

  private static String readme(Depth depth) throws IOException {
    try (InputStream stream = RoomFolder.class.getResourceAsStream("workspace.md")) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks workspace.md.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${depth}", depth.id());
    }
  }
}
