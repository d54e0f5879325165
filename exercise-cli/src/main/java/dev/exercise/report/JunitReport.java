package dev.exercise.report;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A grade as test results: each check is a test. What could not be judged is an error, neither
 * passed nor failed; what was not attempted, or is charged to another check, was skipped. No time
 * is in it, so equal grades give equal bytes.
 */
public final class JunitReport {

  private JunitReport() {}

  /** The whole file. */
  public static String render(Grade grade) {
    return JunitFile.render(
        "exercise grade", grade.checks().stream().map(JunitReport::of).toList());
  }

  private static JunitFile.Case of(CheckResult check) {
    JunitFile.Ending ending = ending(check.outcome());
    return new JunitFile.Case(
        "exercise." + check.dimension().id(),
        check.id(),
        ending,
        ending == JunitFile.Ending.PASSED ? "" : detail(check),
        Optional.empty());
  }

  /** What is missing to the whole may be charged to other checks; then nothing is wrong here. */
  private static JunitFile.Ending ending(Outcome outcome) {
    if (outcome.negative()) {
      return JunitFile.Ending.FAILURE;
    }
    if (outcome instanceof Outcome.NotGradable) {
      return JunitFile.Ending.ERROR;
    }
    return outcome instanceof Outcome.NotAttempted || outcome instanceof Outcome.Blocked
        ? JunitFile.Ending.SKIPPED
        : JunitFile.Ending.PASSED;
  }

  private static String detail(CheckResult check) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(Verdicts.words(check.outcome()), check.sentence()));
    lines.addAll(check.evidence());
    lines.add("See " + check.docs());
    return String.join("\n", lines);
  }
}
