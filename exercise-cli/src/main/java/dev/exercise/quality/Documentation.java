package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether models and columns are described: half for the model, half for its columns. */
final class Documentation {

  private static final double HALF = 0.5;

  private Documentation() {}

  /**
   * @param shapes what is known of the models' SQL, by dbt's name for them
   */
  static CheckResult judge(Project project, Map<String, SqlShape> shapes) {
    Shares shares =
        new Shares(QualityCheck.DOCUMENTATION, "model", "are described with all their columns");
    for (Model model : project.models()) {
      List<String> found = new ArrayList<>();
      boolean described = says(model.description(), model.name());
      if (!described) {
        found.add(model.file() + ": the model has no description.");
      }
      Set<String> columns = columns(model, shapes);
      List<String> missing =
          columns.stream()
              .filter(name -> !says(model.columns().getOrDefault(name, ""), name))
              .toList();
      if (columns.isEmpty()) {
        found.add(model.file() + ": no column is described.");
      } else if (!missing.isEmpty()) {
        found.add(
            "%s: %d of %d columns without a description: %s."
                .formatted(
                    model.file(), missing.size(), columns.size(), String.join(", ", missing)));
      }
      double ofColumns = columns.isEmpty() ? 0 : 1 - (double) missing.size() / columns.size();
      shares.add(model, found.isEmpty() ? 1 : (described ? HALF : 0) + HALF * ofColumns, found);
    }
    return shares.ended();
  }

  /** The columns that it makes, or else, where that is not known, those that it declares. */
  private static Set<String> columns(Model model, Map<String, SqlShape> shapes) {
    Collection<String> made =
        shapes.containsKey(model.uniqueId())
            ? shapes.get(model.uniqueId()).columns()
            : List.<String>of();
    return new TreeSet<>(made.isEmpty() ? model.columns().keySet() : made);
  }

  /** Whether a description says anything beyond the name. */
  private static boolean says(String description, String name) {
    String plain = plain(description);
    return !plain.isEmpty() && !plain.equals(plain(name)) && !plain.equals("todo");
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_.:-]+", "");
  }
}
