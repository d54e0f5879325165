package dev.exercise.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exercise.airbyte.source.PostgresSourceConfig;
import dev.exercise.dbt.PackageIndex;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.Airflow;
import dev.exercise.stack.AirflowSetting;
import dev.exercise.stack.ProcessLedger;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The candidate's Airflow, whose tasks find dbt, the project and the session's services. */
final class SessionAirflow implements AutoCloseable {

  private final Airflow airflow;
  private final PackageIndex packages;

  private SessionAirflow(Airflow airflow, PackageIndex packages) {
    this.airflow = airflow;
    this.packages = packages;
  }

  /**
   * Starts it and waits until it is healthy.
   *
   * @param workspace whose folders may come into being later
   * @param python the environment of Airflow
   */
  static SessionAirflow start(
      Installation installation,
      ProcessLedger ledger,
      Session session,
      Workspace workspace,
      Toolchain toolchain,
      PythonEnvironment python,
      Progress progress) {
    PackageIndex packages =
        PackageIndex.start(ledger, toolchain.dbt(), installation.starter(), System.getenv());
    try {
      AirflowSetting setting =
          new AirflowSetting(
              python.python(),
              installation.airflow().resolve("config"),
              workspace.airflow().resolve("dags"),
              session.ports().airflow(),
              List.of(toolchain.dbt().program("dbt")),
              variables(session, workspace, packages.address()));
      return new SessionAirflow(Airflow.start(ledger, setting, progress), packages);
    } catch (RuntimeException failed) {
      packages.close();
      throw failed;
    }
  }

  /** Its web pages. */
  URI address() {
    return airflow.address();
  }

  @Override
  public void close() {
    try (packages) {
      airflow.close();
    }
  }

  /** The same names as in the Compose file, so that a DAG runs here and there. */
  private static Map<String, String> variables(
      Session session, Workspace workspace, URI packageIndex) {
    PostgresSourceConfig source = session.candidatesSource();
    return Map.of(
        "DBT_PROJECT_DIR",
        workspace.project().toString(),
        "DBT_PROFILES_DIR",
        workspace.project().toString(),
        "DBT_PACKAGE_HUB_URL",
        packageIndex.toString(),
        "DBT_SEND_ANONYMOUS_USAGE_STATS",
        "false",
        "BIGQUERY_EMULATOR_HOST",
        session.warehouse().getAuthority(),
        "AIRFLOW_CONN_AIRBYTE",
        JsonNodeFactory.instance
            .objectNode()
            .put("conn_type", "airbyte")
            .put("host", session.airbyte().resolve("/api/public/v1").toString())
            .toString(),
        "AIRFLOW_CONN_SOURCE_POSTGRES",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                source.username(),
                source.password(),
                source.host(),
                source.port(),
                source.database()));
  }
}
