package dev.exercise.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the ecosystem's linters on copies of a project's files, with configuration of ours: whatever
 * the project brings to configure them stays out of their sight.
 */
final class Linters implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Longer files take sqlfluff minutes; nobody writes them by hand. */
  private static final int MOST_SQL = 60_000;

  private final ProcessLedger ledger;
  private final PythonEnvironment dbt;
  private final Path scratch;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<String> ofStarter;
  private final Project project;

  private Linters(ProcessLedger ledger, PythonEnvironment dbt, Path scratch, Project project) {
    this.ledger = ledger;
    this.dbt = dbt;
    this.scratch = scratch;
    this.project = project;
    this.ofStarter =
        project.models().stream()
            .filter(Model::ofStarter)
            .map(Model::file)
            .collect(Collectors.toSet());
  }

  /**
   * Copies what is looked at.
   *
   * @param folder of the project, as dbt left it
   * @param starter what the candidate began with, with the settings of sqlfluff
   */
  static Linters copying(
      ProcessLedger ledger, PythonEnvironment dbt, Path starter, Path folder, Project project) {
    Path scratch = ledger.scratch("linters");
    Linters linters = new Linters(ledger, dbt, scratch, project);
    try {
      linters.copy(starter, folder);
      return linters;
    } catch (IOException failed) {
      throw new UncheckedIOException("copying what is linted", failed);
    }
  }

  private void copy(Path starter, Path folder) throws IOException {
    Stream.concat(
            project.models().stream().filter(Model::sql).map(Model::file),
            project.tests().stream())
        .forEach(
            file -> ProjectReader.text(folder, file).ifPresent(text -> files.put(file, text)));
    Path style = Files.createDirectories(scratch.resolve("style/macros")).getParent();
    Files.copy(starter.resolve(".sqlfluff"), style.resolve(".sqlfluff"));
    DirectoryTree.copy(starter.resolve("linting"), style.resolve("linting"));
    int number = 0;
    for (String macro : ProjectReader.sqlFiles(folder, "macros")) {
      String text = ProjectReader.text(folder, macro).orElse("");
      Files.writeString(style.resolve("macros/%d.sql".formatted(++number)), text, UTF_8);
    }
    Path artifacts = Files.createDirectories(scratch.resolve("artifacts"));
    Files.copy(
        folder.resolve("target/manifest.json"),
        artifacts.resolve("manifest.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The verdicts of all linters. */
  List<CheckResult> judge() {
    return List.of(conventions(), lint());
  }

  private CheckResult lint() {
    Map<String, Optional<List<Lint.Finding>>> found =
        new TextReader(ledger, dbt).style(files, scratch.resolve("style"), MOST_SQL);
    return found.isEmpty() && !files.isEmpty()
        ? QualityCheck.LINT.ended(
            new Outcome.NotGradable(), "sqlfluff did not come to its end. Grade again.", List.of())
        : Lint.judge(found, ofStarter);
  }

  private CheckResult conventions() {
    try {
      Path settings = scratch.resolve("bouncer.yml");
      try (InputStream in = Linters.class.getResourceAsStream("bouncer.yml")) {
        if (in == null) {
          throw new IllegalStateException("The settings of dbt-bouncer are missing.");
        }
        Files.copy(in, settings);
      }
      Path result = scratch.resolve("failures.json");
      ChildProgram.Exit exit =
          new ChildProgram(
                  "dbt-bouncer",
                  LauncherSource.command(
                      dbt.python(),
                      "dbt_bouncer.main:app",
                      List.of(
                          "run",
                          "--config-file",
                          settings.toString(),
                          "--output-file",
                          result.toString(),
                          "--output-format",
                          "json",
                          "--output-only-failures")),
                  scratch,
                  LauncherSource.environment(scratch),
                  scratch.resolve("bouncer.log"),
                  LIMIT)
              .run(ledger, line -> {});
      // 1: it found something. What is above, or no file, says nothing about the project.
      if (exit.timedOut() || exit.code() > 1 || !Files.isRegularFile(result)) {
        return QualityCheck.CONVENTIONS.ended(
            new Outcome.NotGradable(),
            "dbt-bouncer did not come to its end. Grade again.",
            exit.lastLines());
      }
      JsonNode failures = new ObjectMapper().readTree(result.toFile());
      return Conventions.judge(project, failures);
    } catch (IOException failed) {
      throw new UncheckedIOException("running dbt-bouncer", failed);
    }
  }

  @Override
  public void close() {
    ledger.discard(scratch);
  }
}
