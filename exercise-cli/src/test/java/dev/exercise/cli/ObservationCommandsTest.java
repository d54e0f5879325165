package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.Ports;
import dev.exercise.stack.TestHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing down what was seen, of a session whose room does not run. */
final class ObservationCommandsTest {

  private static final String ALIAS = "observed-in-a-test";
  private static final Path HOME = TestHome.root().resolve(".exercise");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void thereIsASession() {
    new Sessions(HOME)
        .write(new Session(ALIAS, World.of(1, "0.1"), Depth.CORE, Ports.MANUAL, Instant.EPOCH));
  }

  @AfterEach
  void forgetIt() {
    new Sessions(HOME).forget(ALIAS);
  }

  @Test
  void notesAndIncidentsAreListedInTheOrderOfWriting() throws Exception {
    assertThat(execute("note", "counts payments first", "--dimension", "problem-solving")).isZero();
    assertThat(out.toString()).startsWith("Kept. ").contains("[problem-solving]");
    assertThat(execute("note", "--question", "weekend-rate")).isZero();
    assertThat(execute("incident", "Docker was out of memory", "--minutes", "10")).isZero();
    out.getBuffer().setLength(0);

    assertThat(execute("note", "--format", "json")).isZero();

    JsonNode listed = new ObjectMapper().readTree(out.toString());
    assertThat(listed.findValuesAsText("kind")).containsExactly("note", "note", "incident");
    assertThat(listed.path(1).path("question").asText()).isEqualTo("weekend-rate");
    assertThat(listed.path(2).path("seconds").asInt()).isEqualTo(600);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void withoutALevelTheRubricIsShownWithWhatIsStillUnrated() {
    assertThat(execute("rate", "schema-evolution", "3", "--comment", "no history")).isZero();
    assertThat(execute("rate", "schema-evolution", "4")).isZero();
    out.getBuffer().setLength(0);

    assertThat(execute("rate")).isZero();

    assertThat(out.toString())
        .contains("Problem-Solving")
        .contains("System Design")
        .contains("schema-evolution: 4 of 4")
        .contains("exploration: not rated")
        .containsPattern("Not rated yet: exploration, .*choice-of-tools\\.");
    assertThat(out.toString().lines().filter(line -> line.startsWith("   >"))).hasSize(1);
  }

  @Test
  void aCriterionAloneIsShownWithItsQuestions() {
    assertThat(execute("rate", "monitoring-and-alerting")).isZero();

    assertThat(out.toString()).contains("It is 3 AM").contains("Weak signs");
    assertThat(out.toString()).doesNotContain("exploration");
  }

  @Test
  void forgettingTheSessionForgetsTheNotes() {
    assertThat(execute("note", "said nothing")).isZero();

    new Sessions(HOME).forget(ALIAS);
    thereIsASession();
    out.getBuffer().setLength(0);

    assertThat(execute("note")).isZero();
    assertThat(out.toString()).contains("Nothing was written down yet.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note x --dimension cooking    | There is no dimension 'cooking'      | system-design",
        "note x --theme weather        | There is no theme 'weather'          | schema-evolution",
        "note --question why           | There is no question 'why'           | gmv-basis",
        "note --theme exploration      | go with a text                       | --theme",
        "rate exploration 5            | Level 5 is not between 1 and 4       | rate --help",
        "rate exploration good         | LEVEL                                | rate --help",
        "rate cooking 3                | There is no criterion 'cooking'      | exploration",
        "rate --comment x              | --comment goes with a criterion      | rate --help",
        "incident x --minutes -5       | from 0 to 480 minutes                | incident --help",
        "incident                      | TEXT                                 | incident --help",
      })
  void wrongUsageIsToldAndNothingIsWrittenDown(String line, String what, String remedy)
      throws Exception {
    assertThat(execute(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("exercise: ").contains(what).contains(remedy);
    assertThat(out.toString()).isEmpty();

    assertThat(execute("note", "--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString())).isEmpty();
  }

  @Test
  void aSessionThatIsNotThereIsTold() {
    List<String> line = List.of("note", "x", "--candidate", "nobody-was-ever-here");

    assertThat(run(line)).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("There is no session of a candidate");
  }

  private int execute(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--candidate", ALIAS));
    return run(line);
  }

  private int run(List<String> line) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(line.toArray(String[]::new));
  }
}
