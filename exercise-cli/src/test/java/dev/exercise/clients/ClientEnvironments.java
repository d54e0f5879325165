package dev.exercise.clients;

import dev.exercise.python.PythonEnvironment;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;

/** The locked environments of the clients, each prepared on first use. */
final class ClientEnvironments {

  private ClientEnvironments() {}

  /** The candidate's Airflow: no module of its own is named, for it writes where it is imported. */
  static PythonEnvironment airflow() throws IOException {
    return TestEnvironments.locked(
        "airflow",
        Files.readString(TestHome.root().resolve("airflow/requirements.lock")),
        "airbyte_api.models, fastapi, sqlalchemy");
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
