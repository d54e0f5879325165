package dev.exercise.python;

import dev.exercise.marketplace.Progress;
import dev.exercise.stack.TestHome;

/** The real environments, prepared on first use and kept in the shared home. */
public final class TestEnvironments {

  private static final PythonEnvironments ENVIRONMENTS =
      new PythonEnvironments(TestHome.ledger(), Progress.NONE, notice -> {});

  private TestEnvironments() {}

  public static PythonEnvironment emulator() {
    return ENVIRONMENTS.emulator();
  }

  public static PythonEnvironment dbt() {
    return ENVIRONMENTS.dbt(TestHome.root().resolve("dbt_project"));
  }

  public static PythonEnvironment airflow() {
    return ENVIRONMENTS.airflow(TestHome.root().resolve("airflow"));
  }

  /** Of a test's own lock file. */
  public static PythonEnvironment locked(String name, String lock, String modules) {
    return ENVIRONMENTS.locked(name, lock, modules);
  }
}
