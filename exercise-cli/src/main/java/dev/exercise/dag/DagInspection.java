package dev.exercise.dag;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads DAG files as Airflow does, without running one: in a child process, each file apart. */
final class DagInspection {

  /** As long as Airflow itself gives a file. */
  static final Duration FILE_LIMIT = Duration.ofSeconds(30);

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String MODULE = "exercise_dags";

  private final ProcessLedger ledger;
  private final PythonEnvironment airflow;
  private final Duration fileLimit;

  DagInspection(ProcessLedger ledger, PythonEnvironment airflow, Duration fileLimit) {
    this.ledger = ledger;
    this.airflow = airflow;
    this.fileLimit = fileLimit;
  }

  /**
   * What is in the files.
   *
   * @param dags a copy of the candidate's folder
   * @return empty when they could not be read for a reason that is not theirs
   */
  Optional<List<DagFile>> read(Path dags) {
    Path scratch = ledger.scratch("dag-inspection");
    try {
      Map<String, String> environment = LauncherSource.environment(scratch);
      Resources.copy(MODULE + ".py", scratch.resolve("python"));
      environment.put("AIRFLOW_HOME", scratch.resolve("home").toString());
      environment.put("AIRFLOW__CORE__DAGS_FOLDER", dags.toString());
      environment.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
      environment.put("AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT", "0");
      environment.put("PYTHONDONTWRITEBYTECODE", "1");
      // What a DAG asks for while it is read, it finds as in its session; nothing is behind it.
      environment.put("DBT_PROJECT_DIR", scratch.toString());
      environment.put("DBT_PROFILES_DIR", scratch.toString());
      environment.put("AIRFLOW_CONN_AIRBYTE", "{\"conn_type\": \"airbyte\"}");
      Path result = scratch.resolve("dags.json");
      ChildProgram.Exit exit =
          new ChildProgram(
                  "reading the DAGs",
                  LauncherSource.command(
                      airflow.python(),
                      MODULE + ":main",
                      List.of(
                          dags.toString(),
                          result.toString(),
                          Double.toString(fileLimit.toMillis() / 1000.0))),
                  scratch,
                  environment,
                  scratch.resolve("log"),
                  LIMIT)
              .run(ledger, line -> {});
      return exit.successful() && Files.isRegularFile(result)
          ? Optional.of(DagFile.read(new ObjectMapper().readTree(result.toFile())))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading the DAGs", unreadable);
    } finally {
      ledger.discard(scratch);
    }
  }
}
