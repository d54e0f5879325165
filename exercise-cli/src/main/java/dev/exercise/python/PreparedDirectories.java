package dev.exercise.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Directories that are made once for what they depend on. Each is built under another name and
 * renamed when it is complete, so that an interrupted build is never taken for a finished one.
 */
public final class PreparedDirectories {

  private static final String MARKER = ".complete";
  private static final int KEY_LENGTH = 12;

  private final Path parent;
  private final Consumer<String> notices;

  /**
   * @param parent where they are
   * @param notices told in one line when another tool is preparing the same
   */
  public PreparedDirectories(Path parent, Consumer<String> notices) {
    this.parent = parent;
    this.notices = notices;
  }

  /** Fills an empty directory. */
  @FunctionalInterface
  public interface Builder {
    void build(Path directory) throws IOException;
  }

  /**
   * Returns the directory for what it depends on, which it makes if need be.
   *
   * @param name of the directory, before the hash of what it depends on
   * @param dependsOn texts; another text is another directory
   * @param proof a file in it without which it counts as broken; "" for none
   */
  public Path prepare(String name, List<String> dependsOn, String proof, Builder builder) {
    Path directory = parent.resolve("%s-%s".formatted(name, key(dependsOn)));
    if (isComplete(directory, proof)) {
      return directory;
    }
    try {
      Files.createDirectories(parent);
      return FileGuard.holding(
          parent.resolve(name + ".lock"),
          () ->
              notices.accept(
                  "Another exercise tool is preparing '%s' in %s: waiting for it."
                      .formatted(name, parent)),
          () -> isComplete(directory, proof) ? directory : make(directory, builder));
    } catch (IOException e) {
      throw new Problem(
          "%s cannot be prepared: %s. Is the disk full, or is the directory not yours?"
              .formatted(directory, e),
          e);
    }
  }

  private static Path make(Path directory, Builder builder) throws IOException {
    Path building = directory.resolveSibling(directory.getFileName() + ".building");
    DirectoryTree.delete(building);
    Files.createDirectories(building);
    try {
      builder.build(building);
    } catch (IOException | RuntimeException e) {
      DirectoryTree.delete(building);
      throw e;
    }
    Files.createFile(building.resolve(MARKER));
    DirectoryTree.delete(directory);
    return Files.move(building, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isComplete(Path directory, String proof) {
    return Files.exists(directory.resolve(MARKER)) && Files.exists(directory.resolve(proof));
  }

  private static String key(List<String> dependsOn) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : dependsOn) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
