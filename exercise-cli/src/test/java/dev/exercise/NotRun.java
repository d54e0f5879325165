package dev.exercise;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the very end which tests were not run, and why: a green run may have left some out. */
public final class NotRun implements TestExecutionListener {

  private final PrintStream out = System.out;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    lines.add("%s: %s".formatted(test.getLegacyReportingName(), reason));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      lines.add(
          "%s: %s"
              .formatted(
                  test.getLegacyReportingName(),
                  result.getThrowable().map(Throwable::getMessage).orElse("no reason")));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    lines.forEach(line -> out.println("NOT RUN " + line));
  }
}
