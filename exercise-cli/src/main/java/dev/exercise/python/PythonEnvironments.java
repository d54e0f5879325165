package dev.exercise.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import dev.exercise.marketplace.Progress;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.DiskSpace;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prepares the environments that the embedded runtime needs, each once for its lock file, Python
 * and platform; what is there already is used as it is.
 */
public final class PythonEnvironments {

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final ProcessLedger ledger;
  private final Progress progress;
  private final Map<String, String> userEnvironment;
  private final InterpreterSearch search;
  private final Path directory;
  private final PreparedDirectories prepared;

  /**
   * @param ledger names the home directory, below which the environments are
   * @param progress shown a task for each environment that has to be made
   * @param notices told in one line when another tool has to be waited for
   */
  public PythonEnvironments(ProcessLedger ledger, Progress progress, Consumer<String> notices) {
    this(ledger, progress, notices, System.getenv(), InterpreterSearch.ofThisMachine());
  }

  PythonEnvironments(
      ProcessLedger ledger,
      Progress progress,
      Consumer<String> notices,
      Map<String, String> userEnvironment,
      InterpreterSearch search) {
    this.ledger = ledger;
    this.progress = progress;
    this.userEnvironment = userEnvironment;
    this.search = search;
    this.directory = ledger.home().resolve("python");
    this.prepared = new PreparedDirectories(directory, notices);
  }

  /**
   * The environment of the BigQuery emulator.
   *
   * @throws Problem if there is no Python 3.13 and none can be brought, or if the packages cannot
   *     be installed
   */
  public PythonEnvironment emulator() {
    return environment("emulator", resource("emulator.lock"), "local_bigquery.cli, local_bigquery");
  }

  /**
   * The environment of dbt and its linters.
   *
   * @param dbtProject the directory that has {@code requirements.lock}
   * @throws Problem as {@link #emulator}, or if there is no such file
   */
  public PythonEnvironment dbt(Path dbtProject) {
    return environment("dbt", lock(dbtProject, "dbt"), "dbt.cli.main, dbt.adapters.bigquery");
  }

  /**
   * The environment of Airflow.
   *
   * @param airflow the directory that has {@code requirements.lock}
   * @throws Problem as {@link #dbt}
   */
  public PythonEnvironment airflow(Path airflow) {
    // None of Airflow's own modules, for it writes its configuration where it is imported.
    return environment(
        "airflow", lock(airflow, "Airflow"), "airbyte_api.models, fastapi, sqlalchemy");
  }

  private static String lock(Path directory, String of) {
    Path lock = directory.resolve("requirements.lock");
    try {
      return Files.readString(lock);
    } catch (NoSuchFileException e) {
      throw new Problem(
          "The lock file of %s's packages, %s, is missing: is %s the project's %s directory?"
              .formatted(of, lock, directory, of),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An environment of any locked packages.
   *
   * @param name what it is for, which is also its directory's name
   * @param lock the text of the lock file, with hashes
   * @param modules what must be importable, separated by commas
   * @throws Problem as {@link #emulator}
   */
  public PythonEnvironment locked(String name, String lock, String modules) {
    return environment(name, lock, modules);
  }

  /** The Python that environments are made with, as a user reads it; empty where none is there. */
  public Optional<String> python() {
    return search
        .wanted(ledger, brought())
        .map(found -> "%s (%s)".formatted(found.release(), found.executable()));
  }

  private PythonEnvironment environment(String name, String lock, String modules) {
    Interpreter python = interpreter();
    Path environment =
        prepared.prepare(
            name,
            List.of(lock, python.release(), python.platform(), python.executable().toString()),
            "bin/python",
            building -> install(name, lock, modules, python, building));
    link(name, environment);
    return new PythonEnvironment(name, environment);
  }

  /** A name that stays the same when the lock changes, for tests and for people. */
  private void link(String name, Path environment) {
    Path link = directory.resolve(name);
    Path unfinished = directory.resolve(name + ".unfinished");
    try {
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(environment)) {
        return;
      }
      Files.deleteIfExists(unfinished);
      Files.createSymbolicLink(unfinished, environment);
      Files.move(unfinished, link, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(String name, String lock, String modules, Interpreter python, Path building)
      throws IOException {
    DiskSpace.FOR_THE_ENVIRONMENTS.require(directory, "the Python packages of " + name);
    Path uv = uv(python);
    List<String> packages = lock.lines().filter(line -> line.matches("[a-z].*==.*")).toList();
    try (Progress.Task task =
        progress.begin("Python packages of " + name, packages.size(), "packages")) {
      Path scratch = ledger.scratch("install");
      Path lockFile = Files.writeString(scratch.resolve(name + ".lock"), lock);
      run(
          name,
          Map.of(),
          line -> {},
          uv.toString(),
          "venv",
          "--relocatable",
          "--python",
          python.executable().toString(),
          building.toString());
      run(
          name,
          Map.of(),
          line -> {
            if (line.startsWith(" + ")) {
              task.advance(1);
            }
          },
          uv.toString(),
          "pip",
          "sync",
          "--require-hashes",
          "--python",
          building.resolve("bin/python").toString(),
          lockFile.toString());
      // Shows that they fit together, and compiles what every start needs; all takes a minute more.
      run(
          name,
          Map.of(),
          line -> {},
          building.resolve("bin/python").toString(),
          "-I",
          "-c",
          "import " + modules);
      ledger.discard(scratch);
    }
  }

  private Interpreter interpreter() {
    Path note = directory.resolve("interpreter");
    List<Path> known = new ArrayList<>(readNote(note));
    known.addAll(brought());
    Interpreter python = search.wanted(ledger, known).orElseGet(this::bring);
    if (known.contains(python.executable())) {
      // Not written again, for another thread or tool may be reading it.
      return python;
    }
    try {
      Files.createDirectories(directory);
      Files.writeString(note, python.executable().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return python;
  }

  private static List<Path> readNote(Path note) {
    try {
      Path noted = Path.of(Files.readString(note).strip());
      return Files.isExecutable(noted) ? List.of(noted) : List.of();
    } catch (IOException e) {
      // The first time here.
      return List.of();
    }
  }

  /** The Python that an earlier {@link #bring} installed. */
  private List<Path> brought() {
    List<Path> found = new ArrayList<>();
    Path versions = directory.resolve("cpython");
    if (!Files.isDirectory(versions)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(versions, "cpython-3.13*")) {
      entries.forEach(entry -> found.add(entry.resolve("bin/python3.13")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().filter(Files::isExecutable).toList();
  }

  private Interpreter bring() {
    Interpreter bootstrap =
        search.forBootstrap(ledger).orElseThrow(() -> noPython("and no Python to bring it with"));
    try (Progress.Task task = progress.begin("Python 3.13")) {
      Path uv = uv(bootstrap);
      run(
          "cpython",
          Map.of("UV_PYTHON_INSTALL_DIR", directory.resolve("cpython").toString()),
          line -> {},
          uv.toString(),
          "python",
          "install",
          "3.13");
      task.advance(1);
    } catch (Problem e) {
      throw noPython("and uv could not bring it: " + e.getMessage());
    }
    return search
        .wanted(ledger, brought())
        .orElseThrow(() -> noPython("and the one that uv installed does not run"));
  }

  private Problem noPython(String why) {
    return new Problem(
        ("CPython 3.13 is needed and was not found, %s. %s Install it (pyenv install 3.13, brew"
                + " install python@3.13, or your system's packages) and run again.")
            .formatted(why, search.whatWasFound()));
  }

  private Path uv(Interpreter python) {
    String lock = resource("bootstrap.lock");
    Path environment =
        prepared.prepare(
            "uv",
            List.of(lock, python.platform()),
            "bin/uv",
            building -> {
              try (Progress.Task task = progress.begin("uv")) {
                bootstrap(lock, python, building);
                task.advance(1);
              }
            });
    return environment.resolve("bin/uv");
  }

  private void bootstrap(String lock, Interpreter python, Path building) throws IOException {
    Path scratch = ledger.scratch("bootstrap");
    Path lockFile = Files.writeString(scratch.resolve("bootstrap.lock"), lock);
    run(
        "uv",
        Map.of(),
        line -> {},
        python.executable().toString(),
        "-I",
        "-m",
        "venv",
        building.toString());
    run(
        "uv",
        Map.of(),
        line -> {},
        building.resolve("bin/python").toString(),
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        "--disable-pip-version-check",
        "--requirement",
        lockFile.toString());
    ledger.discard(scratch);
  }

  private void run(
      String name, Map<String, String> additions, Consumer<String> lines, String... command) {
    Path log = directory.resolve(name + ".log");
    Map<String, String> environment = new HashMap<>(InstallEnvironment.of(userEnvironment));
    environment.putAll(additions);
    ChildProgram.Exit exit;
    try {
      exit =
          new ChildProgram(
                  "preparing " + name, List.of(command), directory, environment, log, LIMIT)
              .run(ledger, lines);
    } catch (IOException e) {
      throw new Problem("%s cannot be run: %s.".formatted(command[0], e.getMessage()), e);
    }
    if (!exit.successful()) {
      throw new Problem(
          ("Preparing the Python environment '%s' failed: %s ended with %s.%n%s%nIf the package"
                  + " index cannot be reached, check the network, HTTPS_PROXY and PIP_INDEX_URL or"
                  + " UV_DEFAULT_INDEX, then run again. All of its output: %s")
              .formatted(
                  name,
                  Path.of(command[0]).getFileName(),
                  exit.timedOut() ? "its time limit" : "exit code " + exit.code(),
                  exit.tail(),
                  log));
    }
  }

  private static String resource(String name) {
    try (InputStream in = PythonEnvironments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
