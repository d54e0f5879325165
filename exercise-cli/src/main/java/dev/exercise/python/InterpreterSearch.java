package dev.exercise.python;

import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for a Python: on the search path, among pyenv's versions, then in common places. A file by
 * that name is believed only when it runs, for a shim may stand for a version that is not there.
 */
final class InterpreterSearch {

  private static final List<String> NAMES = List.of("python3.13", "python3", "python");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Map<String, String> environment;
  private final Path userHome;
  private final List<Path> commonPlaces;
  private final Map<Path, Optional<Interpreter>> asked = new LinkedHashMap<>();

  /**
   * @param environment the user's, with PATH and perhaps PYENV_ROOT
   * @param userHome where ~/.pyenv would be
   * @param commonPlaces directories to look in at last
   */
  InterpreterSearch(Map<String, String> environment, Path userHome, List<Path> commonPlaces) {
    this.environment = Map.copyOf(environment);
    this.userHome = userHome;
    this.commonPlaces = List.copyOf(commonPlaces);
  }

  /** The search on this machine. */
  static InterpreterSearch ofThisMachine() {
    Path home = Path.of(System.getProperty("user.home"));
    return new InterpreterSearch(
        System.getenv(),
        home,
        List.of(
            Path.of("/usr/local/bin"),
            Path.of("/usr/bin"),
            Path.of("/opt/homebrew/bin"),
            Path.of("/usr/local/opt/python@3.13/bin"),
            Path.of("/Library/Frameworks/Python.framework/Versions/3.13/bin"),
            home.resolve(".local/bin")));
  }

  /**
   * The first CPython 3.13 that runs.
   *
   * @param known where one was found before, looked at first
   */
  Optional<Interpreter> wanted(ProcessLedger ledger, List<Path> known) {
    Set<Path> candidates = new LinkedHashSet<>(known);
    candidates.addAll(candidates());
    return candidates.stream()
        .flatMap(candidate -> ask(ledger, candidate).stream())
        .filter(Interpreter::isWanted)
        .findFirst();
  }

  /** Any Python that can bring uv. */
  Optional<Interpreter> forBootstrap(ProcessLedger ledger) {
    return candidates().stream()
        .flatMap(candidate -> ask(ledger, candidate).stream())
        .filter(Interpreter::canBootstrap)
        .findFirst();
  }

  /** Where was looked and what was found there, for a message. */
  String whatWasFound() {
    String found =
        asked.entrySet().stream()
            .map(
                entry ->
                    "%s (%s)"
                        .formatted(
                            entry.getKey(),
                            entry.getValue().map(Interpreter::release).orElse("does not run")))
            .collect(Collectors.joining(", "));
    String places = commonPlaces.stream().map(Path::toString).collect(Collectors.joining(", "));
    return "Looked for %s on PATH, in %s and in %s; found %s."
        .formatted(
            String.join(", ", NAMES),
            pyenvVersions(),
            places.isEmpty() ? "no other place" : places,
            found.isEmpty() ? "none" : found);
  }

  private Set<Path> candidates() {
    Set<Path> candidates = new LinkedHashSet<>();
    List<Path> path =
        Pattern.compile(":")
            .splitAsStream(environment.getOrDefault("PATH", ""))
            .filter(entry -> entry.startsWith("/"))
            .map(Path::of)
            .toList();
    for (String name : NAMES) {
      path.forEach(directory -> candidates.add(directory.resolve(name)));
      pyenv().forEach(version -> candidates.add(version.resolve("bin").resolve(name)));
      commonPlaces.forEach(directory -> candidates.add(directory.resolve(name)));
    }
    candidates.removeIf(candidate -> !Files.isExecutable(candidate));
    return candidates;
  }

  private Path pyenvVersions() {
    String root = environment.get("PYENV_ROOT");
    return (root == null ? userHome.resolve(".pyenv") : Path.of(root)).resolve("versions");
  }

  private List<Path> pyenv() {
    List<Path> versions = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(pyenvVersions(), "3.13*")) {
      found.forEach(versions::add);
    } catch (IOException e) {
      // No pyenv here.
      return List.of();
    }
    versions.sort(Comparator.reverseOrder());
    return versions;
  }

  private Optional<Interpreter> ask(ProcessLedger ledger, Path candidate) {
    return asked.computeIfAbsent(candidate, path -> run(ledger, path));
  }

  private Optional<Interpreter> run(ProcessLedger ledger, Path candidate) {
    List<String> command = new ArrayList<>(List.of(candidate.toString()));
    command.addAll(Interpreter.QUESTION);
    Path scratch = ledger.scratch("python-search");
    try {
      ChildProgram.Exit exit =
          new ChildProgram(
                  "looking for Python",
                  command,
                  scratch,
                  InstallEnvironment.of(environment),
                  scratch.resolve("log"),
                  LIMIT)
              .run(ledger, line -> {});
      return exit.successful()
          ? exit.lastLines().stream().flatMap(line -> Interpreter.parse(line).stream()).findFirst()
          : Optional.empty();
    } catch (IOException e) {
      // It cannot be started: not a Python for us.
      return Optional.empty();
    } finally {
      ledger.discard(scratch);
    }
  }
}
