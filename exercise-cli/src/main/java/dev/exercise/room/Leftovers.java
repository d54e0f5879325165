package dev.exercise.room;

import dev.exercise.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What there is of a candidate when their session has been deleted: copies and reports that the
 * tool never deletes by itself.
 */
public final class Leftovers {

  private Leftovers() {}

  /**
   * Collected zips, grades, and workspaces that a reset moved aside, in the order of their names.
   *
   * @param home the tool's home directory
   */
  public static List<Path> of(Path home, Session session) {
    Path place = home.toAbsolutePath().normalize();
    Path workspace = session.workspace(home);
    String alias = Pattern.quote(session.candidate());
    List<Path> found = new ArrayList<>();
    found.addAll(named(place.resolve("collected"), alias + "-\\d{8}-\\d{6}\\.zip"));
    found.addAll(named(place.resolve("grades"), alias + "(-quick)?"));
    found.addAll(
        named(
            workspace.getParent(),
            Pattern.quote(workspace.getFileName().toString()) + "\\.before-reset-\\d{8}-\\d{6}"));
    return found;
  }

  private static List<Path> named(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern pattern = Pattern.compile(name);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> pattern.matcher(entry.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("looking into " + folder, unreadable);
    }
  }
}
