package dev.exercise.room;

import dev.exercise.Problem;
import dev.exercise.report.JunitFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rehearsal as the file that continuous integration reads test results from. */
public final class RehearsalReport {

  private RehearsalReport() {}

  /** Writes it. */
  public static void write(List<RehearsalStep> steps, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, render(steps), StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new Problem(
          "%s cannot be written: %s.".formatted(file, unwritable.getMessage()),
          "Choose another place with --junit.",
          unwritable);
    }
  }

  static String render(List<RehearsalStep> steps) {
    return JunitFile.render(
        "exercise rehearse", steps.stream().map(RehearsalReport::test).toList());
  }

  private static JunitFile.Case test(RehearsalStep step) {
    Optional<Duration> took = Optional.of(step.took());
    return switch (step.outcome()) {
      case PASSED -> test(step, JunitFile.Ending.PASSED, "", took);
      case SKIPPED -> test(step, JunitFile.Ending.SKIPPED, "", took);
      case FAILED -> test(step, JunitFile.Ending.FAILURE, step.detail().orElse("it failed"), took);
    };
  }

  private static JunitFile.Case test(
      RehearsalStep step, JunitFile.Ending ending, String detail, Optional<Duration> took) {
    return new JunitFile.Case("exercise.rehearse", step.name(), ending, detail, took);
  }
}
