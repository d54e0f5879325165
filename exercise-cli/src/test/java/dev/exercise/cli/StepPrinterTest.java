package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.room.RehearsalStep;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StepPrinterTest {

  @Test
  void eachStepIsALineAndWhatWentWrongStandsBelowIt() {
    StringWriter out = new StringWriter();

    StepPrinter.print(
        List.of(
            new RehearsalStep(
                "Set the session up",
                Duration.ofMillis(61_250),
                RehearsalStep.Outcome.PASSED,
                Optional.empty()),
            new RehearsalStep(
                "Check every service",
                Duration.ofMillis(40),
                RehearsalStep.Outcome.FAILED,
                Optional.of("Airbyte is away.\nStart it."))),
        new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "passed     61.3 s  Set the session up",
            "failed      0.0 s  Check every service",
            "            Airbyte is away.",
            "            Start it.");
  }
}
