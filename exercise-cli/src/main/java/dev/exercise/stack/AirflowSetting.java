package dev.exercise.stack;

import dev.exercise.marketplace.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an Airflow runs with.
 *
 * @param python the interpreter of its environment
 * @param config the folder with airflow.env and passwords.json
 * @param dags the folder of DAG files, which may come into being later
 * @param port of its web pages and API
 * @param programs what tasks find on the search path, each by its file's name
 * @param variables what tasks find in their environment, connections among them
 */
public record AirflowSetting(
    Path python,
    Path config,
    Path dags,
    int port,
    List<Path> programs,
    Map<String, String> variables) {

  private static final String PASSWORDS = "passwords.json";

  public AirflowSetting {
    programs = List.copyOf(programs);
    variables = Map.copyOf(variables);
  }

  /**
   * The environment of all of its processes; writes what it needs into the directory.
   *
   * @param directory an empty scratch directory
   * @param metadata where its database is
   */
  Map<String, String> environment(Path directory, PostgresServer metadata, String database) {
    try {
      Map<String, String> environment = LauncherSource.environment(directory);
      for (String line : Files.readAllLines(config.resolve("airflow.env"))) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          environment.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
      environment.putAll(variables);
      environment.put("PATH", path(directory) + File.pathSeparator + environment.get("PATH"));
      // Airflow opens it for writing, so it has a copy.
      Path passwords = Files.copy(config.resolve(PASSWORDS), directory.resolve(PASSWORDS));
      environment.put("AIRFLOW_HOME", directory.toString());
      environment.put("AIRFLOW__CORE__DAGS_FOLDER", dags.toString());
      environment.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", passwords.toString());
      environment.put(
          "AIRFLOW__CORE__EXECUTION_API_SERVER_URL",
          "http://127.0.0.1:%d/execution/".formatted(port));
      environment.put("AIRFLOW__API__HOST", "127.0.0.1");
      environment.put("AIRFLOW__API__PORT", Integer.toString(port));
      environment.put("AIRFLOW__LOGGING__BASE_LOG_FOLDER", directory.resolve("logs").toString());
      environment.put(
          "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
          "postgresql+psycopg2://%s:%s@%s:%d/%s"
              .formatted(
                  metadata.user(),
                  metadata.password(),
                  metadata.host(),
                  metadata.port(),
                  database));
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String path(Path directory) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    for (Path program : programs) {
      Files.createSymbolicLink(bin.resolve(program.getFileName()), program);
    }
    return bin + File.pathSeparator + python.getParent();
  }
}
