package dev.exercise.field;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in a folder of submissions: each folder and each zip is somebody's work, and all else
 * is none.
 *
 * @param all in the order of their names
 * @param ignored names of what is no submission
 */
record Entrants(List<Entrant> all, List<String> ignored) {

  private static final String PROJECT_FILE = "dbt_project.yml";

  /**
   * Looks into a folder.
   *
   * @param reports a folder that is no submission, should it lie there
   * @throws Problem when there is nothing to grade
   */
  static Entrants in(Path folder, Path reports) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      throw new Problem(
          "There is no folder %s.".formatted(folder),
          "Name the folder that the submissions lie in, each a folder or a zip.");
    }
    if (Files.isRegularFile(absolute.resolve(PROJECT_FILE))) {
      throw new Problem(
          "%s is a dbt project itself.".formatted(absolute),
          "Name the folder above it, or grade it alone with 'exercise grade --submission'.");
    }
    List<Path> places = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (Path place : entries(absolute)) {
      if (isSubmission(place) && !place.equals(reports.toAbsolutePath().normalize())) {
        places.add(place);
      } else {
        ignored.add(fileName(place));
      }
    }
    if (places.isEmpty()) {
      throw new Problem(
          "%s holds no submission.".formatted(absolute),
          "Put the candidates' folders or zips there, each named by its candidate's alias.");
    }
    return new Entrants(named(places), ignored);
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw new Problem(
          "%s cannot be read: %s.".formatted(folder, unreadable.getMessage()),
          "Change its permissions, then run the same command again.",
          unreadable);
    }
  }

  /** Whoever hands in an empty folder or a broken zip is in the table, too. */
  private static boolean isSubmission(Path place) {
    String name = fileName(place);
    return !name.startsWith(".")
        && (Files.isDirectory(place)
            || (Files.isRegularFile(place) && name.toLowerCase(Locale.ROOT).endsWith(Entrant.ZIP)));
  }

  /** A zip is called without its ending, unless a folder or another zip is called so. */
  private static List<Entrant> named(List<Path> places) {
    Map<String, Long> uses =
        places.stream()
            .map(place -> shortName(place).toLowerCase(Locale.ROOT))
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    return places.stream()
        .map(
            place ->
                new Entrant(
                    uses.get(shortName(place).toLowerCase(Locale.ROOT)) > 1
                        ? fileName(place)
                        : shortName(place),
                    place))
        .toList();
  }

  private static String shortName(Path place) {
    return Files.isDirectory(place) ? fileName(place) : Entrant.withoutZip(fileName(place));
  }

  private static String fileName(Path place) {
    return String.valueOf(place.getFileName());
  }
}
