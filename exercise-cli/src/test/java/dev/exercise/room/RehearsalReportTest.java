package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class RehearsalReportTest {

  private static final List<RehearsalStep> STEPS =
      List.of(
          new RehearsalStep(
              "Set the session up",
              Duration.ofMillis(61_250),
              RehearsalStep.Outcome.PASSED,
              Optional.empty()),
          new RehearsalStep(
              "Build the dbt project in the room",
              Duration.ofSeconds(20),
              RehearsalStep.Outcome.FAILED,
              Optional.of("dbt build failed:\n\u001b[31m1 < 2 & \"more\"")),
          new RehearsalStep(
              "Grade the work", Duration.ZERO, RehearsalStep.Outcome.SKIPPED, Optional.empty()));

  @Test
  void everyStepIsATestWithItsTimeAndOutcome() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(RehearsalReport.render(STEPS).getBytes(UTF_8)))
            .getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("81.250");
    Element failed = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failed.getAttribute("message")).isEqualTo("dbt build failed:");
    assertThat(failed.getTextContent()).endsWith("1 < 2 & \"more\"");
    assertThat(((Element) failed.getParentNode()).getAttribute("name"))
        .isEqualTo("Build the dbt project in the room");
  }

  @Test
  void oneFailureIsEnoughToFail() {
    assertThat(Rehearsal.passed(STEPS)).isFalse();
    assertThat(Rehearsal.passed(STEPS.subList(0, 1))).isTrue();
    assertThat(Rehearsal.passed(STEPS.subList(2, 3))).isFalse();
  }
}
