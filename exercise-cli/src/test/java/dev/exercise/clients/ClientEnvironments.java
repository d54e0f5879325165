package dev.exercise.clients;

import dev.exercise.python.PythonEnvironment;
import dev.exercise.python.TestEnvironments;

/** The locked environments of the clients, each prepared on first use. */
final class ClientEnvironments {

  private ClientEnvironments() {}

  /** The candidate's Airflow. */
  static PythonEnvironment airflow() {
    return TestEnvironments.airflow();
  }

  static PythonEnvironment sdk() {
    return TestEnvironments.locked("airbyte-sdk", Shop.resource("sdk.lock"), "airbyte_api.models");
  }

  static PythonEnvironment pyAirbyte() {
    return TestEnvironments.locked(
        "pyairbyte",
        Shop.resource("pyairbyte.lock"),
        "duckdb, pandas, airbyte_cdk, airbyte_protocol.models");
  }

  static PythonEnvironment dlt() {
    return TestEnvironments.locked("dlt", Shop.resource("dlt.lock"), "dlt, sqlalchemy, duckdb");
  }
}
