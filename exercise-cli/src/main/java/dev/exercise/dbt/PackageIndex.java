package dev.exercise.dbt;

import dev.exercise.Problem;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The package index of the dbt container as a child process: what {@code dbt deps} asks gets the
 * hub's packages where there is internet, and the offline subset where there is none.
 */
public final class PackageIndex implements AutoCloseable {

  private final ProcessLedger ledger;
  private final Path directory;
  private final Process process;
  private final URI address;

  private PackageIndex(ProcessLedger ledger, Path directory, Process process, URI address) {
    this.ledger = ledger;
    this.directory = directory;
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it; that it listens is not waited for, since dbt asks again.
   *
   * @param dbtProject the starter, with {@code image/package_hub.py} and {@code offline_packages/}
   * @throws Problem if it cannot be started
   */
  public static PackageIndex start(
      ProcessLedger ledger, PythonEnvironment dbt, Path dbtProject, Map<String, String> user) {
    Path directory = ledger.scratch("package-index");
    int port = Ports.oneFree();
    Map<String, String> environment = LauncherSource.environment(directory);
    DbtPackages.addNetwork(user, environment);
    environment.merge(
        "PYTHONPATH",
        dbtProject.resolve("image").toString(),
        (modules, more) -> modules + File.pathSeparator + more);
    // The starter is copied from there, and compiled files are no part of it.
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PACKAGE_HUB_ADDRESS", "127.0.0.1");
    environment.put("PACKAGE_HUB_PORT", Integer.toString(port));
    ProcessBuilder builder =
        new ProcessBuilder(
                LauncherSource.command(
                    dbt.python(),
                    "package_hub:main",
                    List.of(dbtProject.resolve("offline_packages").toString())))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      ledger.started(process, "dbt's package index");
      return new PackageIndex(
          ledger, directory, process, URI.create("http://127.0.0.1:%d/".formatted(port)));
    } catch (IOException e) {
      throw new Problem(
          "dbt's package index cannot be started with %s: %s."
              .formatted(dbt.python(), e.getMessage()),
          e);
    }
  }

  /** What belongs into {@code DBT_PACKAGE_HUB_URL}. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    ledger.stop(process.toHandle());
    ledger.discard(directory);
  }
}
