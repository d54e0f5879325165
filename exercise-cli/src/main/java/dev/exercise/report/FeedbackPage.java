package dev.exercise.report;

import dev.exercise.grading.Grade;
import dev.exercise.grading.comparison.Shown;
import java.util.Map;

/** What may be given to the candidate: one HTML file that tells nothing of what was planted. */
public final class FeedbackPage {

  private FeedbackPage() {}

  /**
   * The whole page.
   *
   * @param candidate the alias under which they work
   */
  public static String render(Grade grade, String candidate) {
    return Pages.render(
        "feedback.jte",
        Map.of(
            "candidate",
            Shown.text(candidate, HtmlReport.LONGEST_ALIAS),
            "depth",
            grade.depth().id(),
            "feedback",
            new Feedback(grade)));
  }
}
