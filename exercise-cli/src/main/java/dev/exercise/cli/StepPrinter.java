package dev.exercise.cli;

import dev.exercise.room.RehearsalStep;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows the steps of a rehearsal, one a line, and below each what went wrong. */
final class StepPrinter {

  private StepPrinter() {}

  static void print(List<RehearsalStep> steps, PrintWriter out) {
    for (RehearsalStep step : steps) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-8s %6.1f s  %s",
              step.outcome().name().toLowerCase(Locale.ROOT),
              step.took().toMillis() / 1000.0,
              step.name()));
      step.detail().ifPresent(detail -> out.println(detail.indent(12).stripTrailing()));
    }
    out.flush();
  }
}
