package dev.exercise.replay;

import dev.exercise.dbt.DbtPackages;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.python.PythonEnvironments;
import dev.exercise.stack.ProcessLedger;

/**
 * The Python programs that the embedded runtime needs, ready to run.
 *
 * @param emulator the environment of the BigQuery emulator
 * @param dbt the environment of dbt
 * @param packages the dbt packages that the starter recommends
 */
public record Toolchain(
    PythonEnvironment emulator, PythonEnvironment dbt, DbtPackages.Installed packages) {

  /** Installs what is missing; what is there is used as it is. */
  public static Toolchain prepare(
      Installation installation, ProcessLedger ledger, ReplayListener listener) {
    PythonEnvironments environments = new PythonEnvironments(ledger, listener, listener::note);
    PythonEnvironment emulator = environments.emulator();
    PythonEnvironment dbt = environments.dbt(installation.starter());
    DbtPackages.Installed packages =
        new DbtPackages(ledger, dbt, listener::note).install(installation.starter());
    return new Toolchain(emulator, dbt, packages);
  }

  /** Installs Airflow, which grading does without. */
  public static PythonEnvironment airflow(
      Installation installation, ProcessLedger ledger, ReplayListener listener) {
    return new PythonEnvironments(ledger, listener, listener::note).airflow(installation.airflow());
  }
}
