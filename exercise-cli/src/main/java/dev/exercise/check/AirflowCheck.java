package dev.exercise.check;

import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.AirflowException;
import dev.exercise.airflow.Dag;
import dev.exercise.airflow.Health;
import dev.exercise.airflow.ImportError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Logs in to Airflow as the candidate does, and looks what it made of the DAG files. */
final class AirflowCheck {

  private static final String NAME = "Airflow";
  private static final String DAGS = "Airflow DAGs";
  private static final String LOGIN = "admin";

  private AirflowCheck() {}

  static List<Finding> of(URI address) {
    AirflowClient airflow = new AirflowClient(address);
    try {
      Health health = airflow.health();
      if (!health.complete()) {
        return List.of(unwell(health));
      }
    } catch (AirflowException away) {
      return List.of(
          Finding.failed(
              NAME,
              away.getMessage(),
              "Does the session run ('exercise setup')? dbt works without Airflow."));
    }
    try {
      return dags(airflow.login(LOGIN, LOGIN));
    } catch (AirflowException refused) {
      return List.of(
          Finding.failed(
              NAME,
              "is healthy, but: " + refused.getMessage(),
              "Somebody changed passwords.json or Airflow's settings: set the session up again."));
    }
  }

  private static Finding unwell(Health health) {
    List<String> parts = new ArrayList<>();
    if (!health.metadatabase()) {
      parts.add("its database");
    }
    if (!health.scheduler()) {
      parts.add("the scheduler");
    }
    if (!health.dagProcessor()) {
      parts.add("the DAG processor");
    }
    return Finding.failed(
        NAME,
        "answers, but is not healthy: " + String.join(", ", parts),
        "A part that has just started needs half a minute; else set the session up again.");
  }

  private static List<Finding> dags(AirflowClient airflow) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(NAME, "scheduler and DAG processor are healthy, admin / admin logs in"));
    List<ImportError> errors = airflow.importErrors();
    for (ImportError error : errors) {
      findings.add(
          Finding.failed(
              "Airflow DAG file " + error.file(),
              error.reason(),
              "The candidate corrects the file; Airflow's DAG list shows the whole trace."));
    }
    List<String> names = airflow.dags().stream().filter(dag -> !dag.broken()).map(Dag::id).toList();
    if (!names.isEmpty()) {
      findings.add(Finding.ok(DAGS, "parsed: " + String.join(", ", names)));
    } else if (errors.isEmpty()) {
      findings.add(Finding.open(DAGS, "none is there yet"));
    }
    return findings;
  }
}
