package dev.exercise.dag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts DAG files of the tests into a folder. */
final class DagFiles {

  /** The sync of the control. */
  static final String SYNC =
      """
      sync = AirbyteTriggerSyncOperator(
              task_id="sync", connection_id="6c9b0e46-6b1f-4e0a-9d0e-2f5d9a5c1111", wait_seconds=1
          )
      """
          .strip();

  /** A task that does nothing. */
  static final String IDLE =
      """
      from airflow.providers.standard.operators.empty import EmptyOperator

          sync = EmptyOperator(task_id="begin")
      """
          .strip();

  /** Another attempt looks at the job again that has failed. */
  static final String SENSOR =
      """
      from airflow.providers.airbyte.sensors.airbyte import AirbyteJobSensor

          begin = AirbyteTriggerSyncOperator(
              task_id="begin",
              connection_id="6c9b0e46-6b1f-4e0a-9d0e-2f5d9a5c1111",
              asynchronous=True,
          )
          sync = AirbyteJobSensor(task_id="sync", airbyte_job_id=begin.output)
      """
          .strip();

  private static final String TEMPLATE = resource("control.py.template");

  private DagFiles() {}

  /** A file as it lies beside the tests. */
  static void copy(String resource, Path folder) throws IOException {
    Path file = folder.resolve(Path.of(resource).getFileName().toString());
    Files.writeString(file, resource(resource));
  }

  /** The DAG in which all is right, but for one change. */
  static void control(String id, String right, String wrong, Path folder) throws IOException {
    if (!TEMPLATE.contains(right)) {
      throw new IllegalArgumentException("The template lacks '%s'.".formatted(right));
    }
    String source = TEMPLATE.replace("DAG_ID", id).replace(right, wrong);
    Files.writeString(folder.resolve(id + ".py"), source);
  }

  static void reference(Path folder) throws IOException {
    String name = "marketplace_pipeline.py";
    String place = "/dev/exercise/submission/solution_airflow/dags/" + name;
    try (InputStream in = DagFiles.class.getResourceAsStream(place)) {
      Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String resource(String name) {
    try (InputStream in = DagFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
