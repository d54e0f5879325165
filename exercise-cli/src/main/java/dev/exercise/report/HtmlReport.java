package dev.exercise.report;

import dev.exercise.grading.Grade;
import dev.exercise.grading.comparison.Shown;
import java.util.Map;

/**
 * A grade as one HTML file for the interviewer: no script, no network, everything that came from
 * the candidate escaped for the place where it stands.
 */
public final class HtmlReport {

  static final int LONGEST_ALIAS = 80;

  private HtmlReport() {}

  /**
   * The whole page.
   *
   * @param candidate the alias under which they work
   */
  public static String render(Grade grade, String candidate) {
    return Pages.render(
        "report.jte",
        Map.of(
            "grade",
            grade,
            "candidate",
            Shown.text(candidate, LONGEST_ALIAS),
            "told",
            new Told(grade)));
  }
}
