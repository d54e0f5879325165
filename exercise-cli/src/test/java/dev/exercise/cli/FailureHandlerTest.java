package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airflow.AirflowClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class FailureHandlerTest {

  private final StringWriter err = new StringWriter();

  @Test
  void anAirflowThatDoesNotAnswerIsNoBugOfTheTool() {
    int exitCode = handle(() -> new AirflowClient(URI.create("http://127.0.0.1:1")).health());

    assertThat(exitCode).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).startsWith("exercise: ").doesNotContain("bug", "\tat ");
  }

  @Test
  void anInterruptionPromisesOnlyThatTheSameCommandGoesOn() {
    int exitCode =
        handle(
            () -> {
              throw new InterruptedException();
            });

    assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err.toString())
        .contains("interrupted", "Run the same command again")
        .doesNotContain("nothing was written");
  }

  /** Something that fails. */
  @FunctionalInterface
  private interface Work {
    Object run() throws Exception;
  }

  private int handle(Work work) {
    CommandLine line = new CommandLine(new ExerciseCommand()).setErr(new PrintWriter(err, true));
    try {
      throw new AssertionError("It did not fail: " + work.run());
    } catch (Exception failure) {
      return new FailureHandler().handleExecutionException(failure, line, null);
    }
  }
}
