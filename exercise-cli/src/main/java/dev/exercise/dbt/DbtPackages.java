package dev.exercise.dbt;

import dev.exercise.Problem;
import dev.exercise.python.PreparedDirectories;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The packages that the starter's {@code packages.yml} names, installed once: from the dbt hub, or,
 * where that cannot be reached, from the subset in {@code offline_packages/}, with a notice.
 */
public final class DbtPackages {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final Duration DEPS_LIMIT = Duration.ofSeconds(30);
  private static final String OFFLINE = ".offline";
  private static final String HUB = "https://hub.getdbt.com";
  private static final List<String> PROXIES = List.of("HTTPS_PROXY", "https_proxy");

  private final ProcessLedger ledger;
  private final PythonEnvironment dbt;
  private final Map<String, String> userEnvironment;
  private final Consumer<String> notices;
  private final Duration depsLimit;

  /**
   * @param dbt the environment that has dbt
   * @param notices told in one line when the subset has to do
   */
  public DbtPackages(ProcessLedger ledger, PythonEnvironment dbt, Consumer<String> notices) {
    this(ledger, dbt, notices, System.getenv(), DEPS_LIMIT);
  }

  DbtPackages(
      ProcessLedger ledger,
      PythonEnvironment dbt,
      Consumer<String> notices,
      Map<String, String> userEnvironment,
      Duration depsLimit) {
    this.ledger = ledger;
    this.dbt = dbt;
    this.notices = notices;
    this.userEnvironment = Map.copyOf(userEnvironment);
    this.depsLimit = depsLimit;
  }

  /**
   * Packages that are there.
   *
   * @param directory one directory in it for each package
   */
  public record Installed(Path directory) {

    /** Whether they are the offline subset. */
    public boolean offline() {
      return Files.exists(directory.resolve(OFFLINE));
    }

    /**
     * Copies them into a project as its {@code dbt_packages/}, or what it calls that directory, in
     * place of what is there.
     *
     * @throws Problem if the project wants them outside of itself
     */
    public void copyInto(Path project) {
      Path target = ProjectFile.of(project).packages();
      DirectoryTree.delete(target);
      try (Stream<Path> entries = Files.list(directory)) {
        entries
            .filter(Files::isDirectory)
            .forEach(
                entry -> DirectoryTree.copy(entry, target.resolve(entry.getFileName().toString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Installs the packages, or finds them installed.
   *
   * @param dbtProject the starter, with {@code packages.yml} and {@code offline_packages/}
   */
  public Installed install(Path dbtProject) {
    AtomicBoolean installedNow = new AtomicBoolean();
    Path directory =
        new PreparedDirectories(ledger.home().resolve("python"), notices)
            .prepare(
                "dbt-packages",
                dependsOn(dbtProject),
                "",
                building -> {
                  if (!fromHub(dbtProject, building)) {
                    fromSubset(dbtProject, building);
                    installedNow.set(true);
                  }
                });
    if (installedNow.get()) {
      notices.accept(
          ("The dbt hub could not be used: dbt_utils, dbt_expectations and codegen are the project's"
                  + " own offline subset. To try the hub again, remove %s.")
              .formatted(directory));
    }
    return new Installed(directory);
  }

  /** packages.yml and every file of the subset, with its name. */
  private static List<String> dependsOn(Path dbtProject) {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dbtProject.resolve("offline_packages"))) {
      texts.add(Files.readString(dbtProject.resolve("packages.yml")));
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        texts.add(dbtProject.relativize(file).toString());
        texts.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new Problem(
          "%s is not a dbt project with packages.yml and offline_packages/: %s."
              .formatted(dbtProject, e.getMessage()),
          e);
    }
    return texts;
  }

  private boolean fromHub(Path dbtProject, Path building) throws IOException {
    if (!hubAnswers()) {
      return false;
    }
    Path scratch = ledger.scratch("dbt-deps");
    try {
      Path project = Files.createDirectories(scratch.resolve("project"));
      Files.copy(dbtProject.resolve("packages.yml"), project.resolve("packages.yml"));
      // No profile is asked for to fetch packages, so a project by name is enough.
      Files.writeString(project.resolve("dbt_project.yml"), "name: packages\nversion: 1.0.0\n");
      Map<String, String> environment = LauncherSource.environment(scratch);
      addNetwork(userEnvironment, environment);
      environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
      ChildProgram.Exit exit =
          new ChildProgram(
                  "dbt deps",
                  LauncherSource.command(dbt.python(), "dbt.cli.main:cli", List.of("deps")),
                  project,
                  environment,
                  scratch.resolve("log"),
                  depsLimit)
              .run(ledger, line -> {});
      Path fetched = project.resolve("dbt_packages");
      if (!exit.successful() || !Files.isDirectory(fetched)) {
        return false;
      }
      DirectoryTree.copy(fetched, building);
      return true;
    } finally {
      ledger.discard(scratch);
    }
  }

  /** Adds of the user's environment what says how the hub is reached. */
  static void addNetwork(Map<String, String> user, Map<String, String> environment) {
    user.forEach(
        (name, value) -> {
          if (reachesTheNetwork(name)) {
            environment.put(name, value);
          }
        });
  }

  private static boolean reachesTheNetwork(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("_proxy")
        || name.startsWith("SSL_")
        || name.equals("REQUESTS_CA_BUNDLE")
        || name.equals("CURL_CA_BUNDLE")
        || name.equals("DBT_PACKAGE_HUB_URL");
  }

  private static void fromSubset(Path dbtProject, Path building) throws IOException {
    DirectoryTree.copy(dbtProject.resolve("offline_packages"), building);
    Files.createFile(building.resolve(OFFLINE));
  }

  /** dbt itself would try for minutes, so ask first whether anybody is there. */
  private boolean hubAnswers() {
    String address =
        PROXIES.stream()
            .filter(userEnvironment::containsKey)
            .map(userEnvironment::get)
            .findFirst()
            .orElse(userEnvironment.getOrDefault("DBT_PACKAGE_HUB_URL", HUB));
    URI uri = URI.create(address);
    int port = uri.getPort() > 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    if (uri.getHost() == null) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), port), (int) ANSWER_LIMIT.toMillis());
      return true;
    } catch (IOException e) {
      // Said aloud by install, with what is done about it.
      return false;
    }
  }
}
