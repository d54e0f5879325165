package dev.exercise.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reference solution with two marts, and without its tests, which take most of the time. */
public final class SmallSolution {

  private static final List<String> KEPT =
      List.of(
          "stg_users",
          "stg_orders",
          "stg_order_items",
          "stg_payments",
          "int_orders_enriched",
          "int_payments_deduplicated",
          "int_order_payments",
          "int_exchange_rates_daily",
          "fct_orders",
          "fct_payment_reconciliation");

  private SmallSolution() {}

  /** Writes it into a folder that is not there yet. */
  public static Path in(Path project, Path starter) throws IOException {
    List<Path> unused = SubmissionCopy.copy(starter, project);
    Overlay.SOLUTION.layOver(project);
    try (var files = Files.walk(project)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        boolean isModel = file.startsWith(project.resolve("models")) && name.endsWith(".sql");
        boolean isText =
            file.startsWith(project.resolve("models"))
                && name.endsWith(".yml")
                && !name.equals("sources.yml");
        boolean isTest = file.startsWith(project.resolve("tests"));
        if (isText || isTest || (isModel && !KEPT.contains(name.replace(".sql", "")))) {
          Files.delete(file);
        }
      }
    }
    return project;
  }
}
