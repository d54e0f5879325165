package dev.exercise.dag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.grading.CheckResult;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DAGs that are run with faults, all of them in one Airflow. */
final class DagTrialTest {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final String FORKED = "3599.75";

  @TempDir private static Path dags;
  @TempDir private static Path project;
  private static final Map<String, List<CheckResult>> VERDICTS = new ConcurrentHashMap<>();
  private static Map<String, String> lingering = Map.of();

  @BeforeAll
  static void runAllDags() throws Exception {
    for (String file :
        List.of(
            "variants/python_operator.py",
            "variants/decorated.py",
            "variants/task_group.py",
            "hostile/lingers.py")) {
      DagFiles.copy(file, dags);
    }
    control("no_such_command", "dbt run", "dbt runn");
    control("swallows", "dbt run", "dbt run || true");
    // Its second and third attempt find something in their way, which is gone when it is cleared.
    control(
        "trips",
        "dbt run",
        "[ {{ ti.try_number }} -eq 1 -o {{ ti.try_number }} -gt 3 ] && dbt run");
    control("looks_again", DagFiles.SYNC, DagFiles.SENSOR);
    control("mute", "def alert(context):", "def alert():");
    PythonEnvironment airflow = TestEnvironments.airflow();
    Map<String, DagShape> read =
        new DagInspection(TestHome.ledger(), airflow, DagInspection.FILE_LIMIT)
            .read(dags).orElseThrow().stream()
                .collect(Collectors.toMap(DagFile::name, DagTrialTest::dag));
    DagShape hostile = read.remove("lingers.py");
    try (DagRoom room =
        DagRoom.open(
            TestHome.ledger(),
            airflow,
            TestHome.root().resolve("airflow/config"),
            dags,
            project,
            PATIENCE,
            PATIENCE,
            Progress.NONE)) {
      ExecutorService trials = Executors.newFixedThreadPool(read.size());
      read.values().forEach(dag -> trials.execute(() -> VERDICTS.put(dag.id(), judge(room, dag))));
      trials.shutdown();
      assertThat(trials.awaitTermination(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
      VERDICTS.put("lingers", judge(room.withSilence(Duration.ofSeconds(20)), hostile));
      lingering = environment();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"python_operator", "decorated", "task_group"})
  void aGoodDagPassesEveryCheck(String name) {
    assertThat(outcomes(name))
        .containsOnlyKeys(
            "dag-run", "dag-retry", "dag-stops-on-failure", "dag-recovers", "dag-alert-fires");
    assertThat(outcomes(name).values()).as(VERDICTS.get(name).toString()).containsOnly("passed");
  }

  @ParameterizedTest
  @CsvSource({
    "trips, dag-retry, partial",
    "looks_again, dag-recovers, partial",
    "mute, dag-alert-fires, partial"
  })
  void aDagWithOneFaultFailsOnlyThatCheck(String name, String check, String outcome) {
    Map<String, String> outcomes = outcomes(name);

    assertThat(outcomes.remove(check)).as(VERDICTS.get(name).toString()).isEqualTo(outcome);
    assertThat(outcomes.values()).as(VERDICTS.get(name).toString()).containsOnly("passed");
  }

  @Test
  void aFailureThatIsSwallowedIsChargedOnce() {
    CheckResult stops = verdict("swallows", "dag-stops-on-failure");
    CheckResult retry = verdict("swallows", "dag-retry");

    assertThat(stops.outcome().negative()).as(stops.toString()).isTrue();
    assertThat(stops.evidence())
        .contains("A run in which dbt cannot build: run counts as a success though it failed");
    assertThat(retry.outcome().negative()).as(retry.toString()).isFalse();
  }

  @Test
  void aRunThatFailsByItselfIsChargedOnce() {
    Map<String, String> outcomes = outcomes("no_such_command");

    assertThat(outcomes.remove("dag-run")).isEqualTo("failed");
    assertThat(outcomes.values()).containsOnly("blocked");
    assertThat(verdict("no_such_command", "dag-run").evidence())
        .contains("run: dbt has no such command: runn");
  }

  @Test
  void aDagThatSleepsIsGivenUpAndLeavesNothingBehind() {
    assertThat(outcomes("lingers").values()).containsOnly("not-gradable");
    assertThat(verdict("lingers", "dag-run").evidence()).contains("dbt_run: had not ended");
    assertThat(
            ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains(FORKED)))
        .isEmpty();
  }

  @Test
  void aTaskFindsNothingOfTheToolInItsEnvironment() {
    assertThat(lingering).containsKey("DBT_PROJECT_DIR");
    assertThat(lingering.keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("seed"));
    assertThat(lingering.entrySet().stream().filter(DagTrialTest::isOurs).map(Map.Entry::getKey))
        .isSubsetOf("PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONUNBUFFERED", "SHLVL", "_");
  }

  private static boolean isOurs(Map.Entry<String, String> variable) {
    return variable.getValue().equals(System.getenv(variable.getKey()));
  }

  private static void control(String id, String right, String wrong) throws IOException {
    DagFiles.control(id, right, wrong, dags);
  }

  private static List<CheckResult> judge(DagRoom room, DagShape dag) {
    return Trials.judge(room, dag, DagProbe.read(dag, new Starter(""))).checks();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> environment() throws IOException {
    return new ObjectMapper().readValue(project.resolve("environment.json").toFile(), Map.class);
  }

  private static DagShape dag(DagFile file) {
    assertThat(file.loaded()).as(file.reason()).isTrue();
    return DagProbe.pipeline(List.of(file)).orElseThrow();
  }

  private static CheckResult verdict(String name, String check) {
    return VERDICTS.get(name).stream()
        .filter(verdict -> verdict.id().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> outcomes(String name) {
    Map<String, String> outcomes = new TreeMap<>();
    VERDICTS.get(name).forEach(verdict -> outcomes.put(verdict.id(), verdict.outcome().id()));
    return outcomes;
  }
}
