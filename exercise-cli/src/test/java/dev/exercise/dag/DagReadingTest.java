package dev.exercise.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.CheckResult;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DagReadingTest {

  private static final Starter NO_TODO = new Starter("");

  @TempDir private static Path folder;
  private static Map<String, DagFile> files;

  /** All files by one Airflow: each file has a process of its own there. */
  @BeforeAll
  static void readAllFiles() throws IOException {
    DagFiles.reference(folder);
    for (String file :
        List.of(
            "variants/python_operator.py",
            "variants/decorated.py",
            "hostile/does_not_parse.py",
            "hostile/ends_python.py",
            "hostile/exits.py",
            "hostile/sleeps.py",
            "hostile/forks.py",
            "hostile/prints.py")) {
      DagFiles.copy(file, folder);
    }
    DagFiles.control("right", "catchup=False", "catchup=False", folder);
    DagFiles.control("wrong_order", "sync >> run >> test", "[sync, run] >> test", folder);
    DagFiles.control("no_sync", DagFiles.SYNC, DagFiles.IDLE, folder);
    DagFiles.control("test_first", "sync >> run >> test", "sync >> test >> run", folder);
    DagFiles.control(
        "heedless",
        "bash_command=\"dbt run\"",
        "bash_command=\"dbt run\", trigger_rule=\"all_done\"",
        folder);
    DagFiles.control("no_retries", "\"retries\": 2", "\"retries\": 0", folder);
    DagFiles.control("hasty", "\"retry_exponential_backoff\": True,", "", folder);
    DagFiles.control("no_timeouts", "\"execution_timeout\": timedelta(minutes=20),", "", folder);
    DagFiles.control("no_alert", "\"on_failure_callback\": alert,", "", folder);
    DagFiles.control("no_schedule", "schedule=\"0 5 * * *\"", "schedule=None", folder);
    DagFiles.control("catches_up", "catchup=False", "catchup=True", folder);
    DagFiles.control("moving", "datetime(2026, 7, 1, tzinfo=UTC)", "datetime.now(UTC)", folder);
    DagFiles.control("many_runs", "max_active_runs=1,", "", folder);
    DagFiles.control(
        "opaque",
        DagFiles.SYNC,
        "sync = BashOperator(task_id=\"first\", bash_command=\"./first.sh; true\")",
        folder);
    files =
        new DagInspection(TestHome.ledger(), TestEnvironments.airflow(), Duration.ofSeconds(5))
            .read(folder).orElseThrow().stream()
                .collect(Collectors.toMap(DagFile::name, file -> file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"marketplace_pipeline", "python_operator", "decorated", "right"})
  void aGoodDagPassesEveryCheck(String name) {
    assertThat(outcomes(name))
        .containsOnlyKeys(
            "dag-order",
            "dag-retries",
            "dag-timeouts",
            "dag-failure-alert",
            "dag-schedule",
            "dag-concurrency");
    assertThat(outcomes(name).values()).as(verdicts(name).toString()).containsOnly("passed");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong_order, dag-order, partial",
    "no_sync, dag-order, partial",
    "test_first, dag-order, partial",
    "heedless, dag-order, partial",
    "opaque, dag-order, not-gradable",
    "no_retries, dag-retries, failed",
    "hasty, dag-retries, partial",
    "no_timeouts, dag-timeouts, partial",
    "no_alert, dag-failure-alert, failed",
    "no_schedule, dag-schedule, failed",
    "catches_up, dag-schedule, partial",
    "moving, dag-schedule, partial",
    "many_runs, dag-concurrency, failed"
  })
  void aDagWithOneFaultFailsOnlyThatCheck(String name, String check, String outcome) {
    Map<String, String> outcomes = outcomes(name);

    assertThat(outcomes.remove(check)).as(verdicts(name).toString()).isEqualTo(outcome);
    assertThat(outcomes.values()).as(verdicts(name).toString()).containsOnly("passed");
  }

  @Test
  void whatATodoStillAsksForWasNotAttempted() {
    List<CheckResult> verdicts =
        DagProbe.read(
            dag("no_schedule"), new Starter("# TODO: Schedule. When do analysts need it?"));

    assertThat(verdicts)
        .filteredOn(verdict -> verdict.id().equals("dag-schedule"))
        .extracting(verdict -> verdict.outcome().id())
        .containsExactly("not-attempted");
  }

  @Test
  void aFileThatDoesNotParseIsNamedWithItsLine() {
    assertThat(files.get("does_not_parse.py").reason())
        .startsWith("does_not_parse.py, line 3: SyntaxError");
    assertThat(outcomeOfImports("does_not_parse.py")).isEqualTo("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exits.py", "ends_python.py"})
  void aFileThatEndsPythonCannotBeRead(String name) {
    assertThat(outcomeOfImports(name)).isEqualTo("failed");
  }

  @Test
  void aFileThatSleepsIsGivenUpAndNotCharged() {
    assertThat(files.get("sleeps.py").timedOut()).isTrue();
    assertThat(outcomeOfImports("sleeps.py")).isEqualTo("not-gradable");
  }

  @Test
  void whatAFilePrintsIsNoReport() {
    assertThat(files.get("prints.py").dags()).extracting(DagShape::id).containsExactly("prints");
  }

  @Test
  void whatAFileStartsEndsWithItsReading() {
    assertThat(files.get("forks.py").dags()).extracting(DagShape::id).containsExactly("forks");
    assertThat(
            ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains("3599.25")))
        .isEmpty();
  }

  @Test
  void oneBrokenFileOfTwoIsHalfOfTheImports() {
    CheckResult verdict =
        DagImports.judge(List.of(files.get("right.py"), files.get("does_not_parse.py")));

    assertThat(verdict.earned()).isEqualTo(verdict.weight() / 2.0);
  }

  private static String outcomeOfImports(String name) {
    return DagImports.judge(List.of(files.get(name))).outcome().id();
  }

  private static Map<String, String> outcomes(String name) {
    Map<String, String> outcomes = new TreeMap<>();
    verdicts(name).forEach(verdict -> outcomes.put(verdict.id(), verdict.outcome().id()));
    return outcomes;
  }

  private static List<CheckResult> verdicts(String name) {
    return DagProbe.read(dag(name), NO_TODO);
  }

  private static DagShape dag(String name) {
    DagFile file = files.get(name + ".py");
    assertThat(file.loaded()).as(file.reason()).isTrue();
    return DagProbe.pipeline(List.of(file)).orElseThrow();
  }
}
