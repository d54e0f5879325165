package dev.exercise.dbt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why dbt could not run at all.
 *
 * @param message what dbt said
 * @param file the project's file that it names, where it names one
 */
public record DbtProblem(String message, Optional<String> file) {

  // "Compilation Error in model x (models/x.sql)", "Error reading project: dbt_project.yml - …"
  private static final Pattern FILE =
      Pattern.compile("([\\w./-]+\\.(?:sql|yml|yaml|py|csv|md))\\b");

  /** The problem as dbt words it. */
  static DbtProblem of(String message) {
    Matcher matcher = FILE.matcher(message);
    return new DbtProblem(
        message.strip(), matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty());
  }
}
