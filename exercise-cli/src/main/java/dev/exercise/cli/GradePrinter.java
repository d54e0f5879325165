package dev.exercise.cli;

import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import dev.exercise.replay.Reports;
import dev.exercise.report.Scorecard;
import java.io.PrintWriter;

/** Shows a grade on standard output and tells where its reports are. */
final class GradePrinter {

  private GradePrinter() {}

  static void print(Grade grade, Reports reports, PrintWriter out) {
    out.print(Scorecard.render(grade, Boolean.getBoolean("exercise.colour")));
    tellReports(reports, out);
  }

  /** The same, with what is worth asking next. */
  static void printWithQuestions(Grade grade, Reports reports, PrintWriter out) {
    boolean colour = Boolean.getBoolean("exercise.colour");
    out.print(Scorecard.render(grade, colour));
    out.println();
    out.print(Scorecard.questions(grade, colour));
    tellReports(reports, out);
  }

  private static void tellReports(Reports reports, PrintWriter out) {
    out.println();
    out.println("Report for the interviewer: " + reports.html());
    out.println("Result for scripts:         " + reports.json());
    out.flush();
  }

  /** What the exit code says of a grade. */
  static int exitCode(Grade grade) {
    if (grade.negative()) {
      return ExitCode.NEGATIVE_VERDICT;
    }
    return complete(grade) ? ExitCode.FINE : ExitCode.ENVIRONMENT_OR_INPUT;
  }

  /**
   * Whether every check could judge: what could not is neither a pass nor a failure. What the
   * interviewer has still to rate is no fault of the machine's.
   */
  static boolean complete(Grade grade) {
    return grade.checks().stream()
        .filter(check -> !check.dimension().judgedByInterviewer())
        .noneMatch(check -> check.outcome() instanceof Outcome.NotGradable);
  }
}
