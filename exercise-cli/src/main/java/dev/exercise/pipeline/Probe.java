package dev.exercise.pipeline;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.List;

/** A question that is put to a pipeline by running it. */
enum Probe {
  RUN_AGAIN(
      "run-again",
      5,
      "A second run without news leaves every mart as it was.",
      "A second run without news changes marts",
      "changed though no row of the source had",
      "before",
      "We ran your project twice on the same rows. Why did the marts change, and what would happen"
          + " after a retry in Airflow?"),
  NEXT_DAY(
      "next-day",
      10,
      "An ordinary run on the next day's rows gives the next day's truth.",
      "After an ordinary run on the next day's rows marts are not up to date",
      "are not what the next day's rows say",
      "right",
      "Which rows does a run of yours read, and how does it notice an order that was paid or erased"
          + " since?"),
  LATE_ROWS(
      "late-rows",
      5,
      "Rows that came late are where they belong.",
      "Rows that came late were missed",
      "are as if the rows had never come that came late",
      "right",
      "A payment of two weeks ago arrives today. Which of your models reads it, and by which column?"),
  INCREMENTAL_EQUALS_FULL_REFRESH(
      "incremental-equals-full-refresh",
      5,
      "A full refresh gives what the ordinary run gave.",
      "A full refresh gives other marts than the ordinary run",
      "are others after the ordinary run than after a full refresh",
      "after a full refresh",
      "What would a full refresh of your project change, and how would you notice that it has to be"
          + " done?");

  private final String id;
  private final int weight;
  private final String passed;
  private final String failed;
  private final String wrong;
  private final String reference;
  private final String question;

  Probe(
      String id,
      int weight,
      String passed,
      String failed,
      String wrong,
      String reference,
      String question) {
    this.id = id;
    this.weight = weight;
    this.passed = passed;
    this.failed = failed;
    this.wrong = wrong;
    this.reference = reference;
    this.question = question;
  }

  String passed() {
    return passed;
  }

  String failed() {
    return failed;
  }

  /** What wrong cells are, after their number. */
  String wrong() {
    return wrong;
  }

  /** What stands before the value that a cell ought to have. */
  String reference() {
    return reference;
  }

  /** For the interviewer. */
  String question() {
    return question;
  }

  CheckResult result(Outcome outcome, String sentence, List<String> evidence) {
    return Tally.of(id, weight, outcome, sentence, evidence);
  }

  CheckResult notGradable(String reason) {
    return result(
        new Outcome.NotGradable(), "The run that it needs did not come about.", List.of(reason));
  }
}
