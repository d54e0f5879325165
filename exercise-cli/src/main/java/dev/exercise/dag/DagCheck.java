package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Outcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of a DAG is judged, and for how many points. */
enum DagCheck {
  IMPORTS("dag-imports", 3),
  ORDER("dag-order", 4),
  RETRIES("dag-retries", 3),
  TIMEOUTS("dag-timeouts", 2),
  FAILURE_ALERT("dag-failure-alert", 2),
  SCHEDULE("dag-schedule", 2),
  CONCURRENCY("dag-concurrency", 2),
  RUN("dag-run", 4),
  RETRY("dag-retry", 2),
  STOPS("dag-stops-on-failure", 5),
  RECOVERS("dag-recovers", 3),
  ALERT("dag-alert-fires", 2);

  /** What is judged by running it. */
  private static final Set<DagCheck> BY_RUNNING =
      Collections.unmodifiableSet(EnumSet.of(RUN, RETRY, STOPS, RECOVERS, ALERT));

  private static final String DOCS = "docs/reference/checks.md#";

  private final String id;
  private final int weight;

  DagCheck(String id, int weight) {
    this.id = id;
    this.weight = weight;
  }

  CheckResult ended(Outcome outcome, String sentence, List<String> evidence) {
    return new CheckResult(
        id, Dimension.PIPELINE_DESIGN, weight, outcome, sentence, evidence, DOCS + id);
  }

  /** The same verdict for all of them. */
  static List<CheckResult> all(Outcome outcome, String sentence) {
    return all(EnumSet.allOf(DagCheck.class), outcome, sentence);
  }

  /** The same verdict for all but whether it can be read. */
  static List<CheckResult> allBeyondImports(Outcome outcome, String sentence) {
    return all(EnumSet.complementOf(EnumSet.of(IMPORTS)), outcome, sentence);
  }

  /** The same verdict for all that is judged by running it. */
  static List<CheckResult> allByRunning(Outcome outcome, String sentence, List<String> evidence) {
    return BY_RUNNING.stream().map(check -> check.ended(outcome, sentence, evidence)).toList();
  }

  private static List<CheckResult> all(Set<DagCheck> checks, Outcome outcome, String sentence) {
    return checks.stream().map(check -> check.ended(outcome, sentence, List.of())).toList();
  }
}
