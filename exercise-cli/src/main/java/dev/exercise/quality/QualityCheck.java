package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What of a project's code is judged, and for how many points. */
enum QualityCheck {
  LAYERS("quality-layers", 5, "Who reads this model, and who may it read? Which layer is it in?"),
  STAGING(
      "quality-staging",
      2,
      "A column of this source table is renamed tomorrow. How many models do you have to change?"),
  NAMING("quality-naming", 2, "How does somebody new find the model that they look for?"),
  REFERENCES(
      "quality-references",
      4,
      "How does dbt know what to build before this model, and where does it read in production?"),
  KEYS_TESTED(
      "quality-keys-tested", 5, "What is one row of this model, and what would notice two?"),
  DOCUMENTATION(
      "quality-documentation", 4, "What does this column mean? Where would an analyst read that?"),
  SELECT_STAR(
      "quality-select-star",
      2,
      "A column is added upstream. What becomes of this mart, and who gets to know?"),
  UNUSED_CTES("quality-unused-ctes", 1, "What is this part of the query for?"),
  CONVENTIONS("quality-conventions", 2, "What would a reviewer in your team say about this?"),
  LINT("quality-lint", 3, "How does your team keep its SQL in one style?");

  private static final String DOCS = "docs/reference/checks.md#";
  private static final int MOST_LINES = 40;

  private final String id;
  private final int weight;
  private final String question;

  QualityCheck(String id, int weight, String question) {
    this.id = id;
    this.weight = weight;
    this.question = question;
  }

  String id() {
    return id;
  }

  /** What the outcome of a linter is, needs the linter. */
  boolean isByLinter() {
    return this == CONVENTIONS || this == LINT;
  }

  CheckResult ended(Outcome outcome, String sentence, List<String> evidence) {
    List<String> shown = new ArrayList<>(evidence);
    if (shown.size() > MOST_LINES) {
      shown = new ArrayList<>(evidence.subList(0, MOST_LINES));
      shown.add("… and %d more".formatted(evidence.size() - MOST_LINES));
    }
    if (outcome.negative()) {
      shown.add("To ask: " + question);
    }
    return new CheckResult(id, Dimension.CODE_QUALITY, weight, outcome, sentence, shown, DOCS + id);
  }

  /** The same verdict for all that are asked for. */
  static List<CheckResult> all(boolean linters, Outcome outcome, String sentence) {
    return Arrays.stream(values())
        .filter(check -> linters || !check.isByLinter())
        .map(check -> check.ended(outcome, sentence, List.of()))
        .toList();
  }
}
