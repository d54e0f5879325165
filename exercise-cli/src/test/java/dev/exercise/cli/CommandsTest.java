package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "demo --seed many        | 'many' is not a seed                | whole number from 0",
        "demo --seed -1          | Seed -1 is negative                 | whole number from 0",
        "demo --seed 1.5         | '1.5' is not a seed                 | whole number from 0",
        "demo --scale 0          | Scale 0 is out of range             | number from 0.05 to 1000",
        "demo --scale big        | 'big' is not a scale                | number from 0.05 to 1000",
        "demo --scale 1E999999999 | Scale 1E+999999999 is out of range | number from 0.05 to 1000",
        "demo --depth shallow    | There is no depth 'shallow'         | core, full",
        "grade --submission x --scale 1 | --scale and --depth go with --seed | exercise grade",
        "demo --sede             | Unknown option: '--sede'            | --seed",
        "grdae                   | Unmatched argument at index 0       | grade",
        "setup --candidate ../x  | '../x' is no alias                  | letters, digits",
        "collect --candidate -x  | '-x' is no alias                    | letters, digits",
        "sync --candidate a/b    | 'a/b' is no alias                   | letters, digits",
        "handout --candidate a/b | 'a/b' is no alias                   | letters, digits",
        "register --image x      | 'x' is no image                     | name:tag",
        "grade --probes some     | 'some' is no choice of probes       | none, standard, all",
        "grade --quick --submission x | --quick looks into the running room | without --submission",
        "grade --warehouse bq:x  | 'bq:x' is no warehouse              | bigquery://project/dataset",
        "grade --warehouse bigquery://p/d | 'p' is no project id          | bigquery://project/",
        "grade --quick --seed 5  | --quick looks into the running room | and --seed",
        "grade-all x --at-once 0 | --at-once is 1 or more              | exercise grade-all",
        "grade-all x --depth full | --scale and --depth go with --seed | exercise grade-all",
        "check --format yaml     | Invalid value for option '--format' | text, json",
        "setup --runtime embedded --postgres-port 0 | Port 0 is not between 1 and 65535 | exercise"
            + " setup --help",
        "setup --runtime compose --airflow-port 8081 | Ports are for --runtime embedded | exercise"
            + " setup --help",
        "setup --runtime vm      | Invalid value for option '--runtime' | compose, embedded, auto",
        "doctor --format yaml    | Invalid value for option '--format' | text, json",
      })
  void wrongUsageIsToldInAFewWordsAndEndsWithTwo(String line, String what, String remedy) {
    int exitCode = execute(line.split(" "));

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("exercise: ").contains(what).contains(remedy);
    assertThat(err.toString().lines().count()).isLessThanOrEqualTo(3);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void collectWritesNoEarlierZipOver() throws IOException {
    Path zip = Files.writeString(folder.resolve("ada.zip"), "all that is left of a room");

    assertThat(execute("collect", "--candidate", "ada", "--output", zip.toString()))
        .isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("ada.zip is there already").contains("--output");
    assertThat(zip).hasContent("all that is left of a room");
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    assertThat(execute()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Which command?").contains("exercise --help");
  }

  @Test
  void aSubmissionThatIsNoneIsToldWithTheRemedy() throws IOException {
    assertThat(execute("grade", "--seed", "1", "--submission", folder.resolve("no").toString()))
        .isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("There is no folder").contains("--submission");

    Files.writeString(folder.resolve("notes.txt"), "no project here");

    assertThat(execute("grade", "--seed", "1", "--submission", folder.toString()))
        .isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("holds no dbt project");
  }

  @Test
  void aServiceThatIsNotThereIsToldWithTheRemedy() {
    assertThat(execute("register", "--airbyte", "http://127.0.0.1:1"))
        .isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString())
        .startsWith("exercise: Airbyte at http://127.0.0.1:1 does not answer")
        .contains("Check that it runs");

    assertThat(execute("sync", "--candidate", "nobody-was-ever-here"))
        .isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("There is no session of a candidate");
  }

  @Test
  void aFolderThatCannotHoldReportsIsToldBeforeAnythingIsStarted() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    int exitCode = execute("demo", "--output", file.resolve("reports").toString());

    assertThat(exitCode).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(err.toString()).contains("cannot be written").contains("--output");
    assertThat(file).hasContent("in the way");
  }

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = holder.getLocalPort();

      int exitCode =
          execute(
              "setup",
              "--candidate",
              "nobody-was-ever-here",
              "--runtime",
              "embedded",
              "--postgres-port",
              String.valueOf(port),
              "--workspace",
              folder.resolve("workspace").toString());

      assertThat(exitCode).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
      assertThat(err.toString()).contains("Port " + port).contains("choose another port");
      assertThat(folder.resolve("workspace")).doesNotExist();
    }
  }

  @Test
  void everyCommandExplainsItselfWithAnExample() {
    for (String command :
        Main.commandLine(new PrintWriter(out), new PrintWriter(err)).getSubcommands().keySet()) {
      assertThat(execute(command, "--help")).isEqualTo(ExitCode.FINE);
      assertThat(out.toString()).contains("exercise " + command).contains("Example");
    }
  }

  private int execute(String... arguments) {
    String root = System.getProperty("exercise.root");
    assertThat(root).isEqualTo(TestHome.root().toString());
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }
}
