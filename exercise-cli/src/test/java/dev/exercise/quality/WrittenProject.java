package dev.exercise.quality;

import static java.util.stream.Collectors.joining;

import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The starter with models that a test adds, compiled by dbt without a warehouse. */
final class WrittenProject {

  static final Path STARTER = TestHome.root().resolve("dbt_project");

  private final Path folder;

  WrittenProject(Path folder) {
    this.folder = folder;
    List<Path> unused = SubmissionCopy.copy(STARTER, folder);
    DirectoryTree.copy(STARTER.resolve("offline_packages"), folder.resolve("dbt_packages"));
  }

  /** A model that is described, its first column tested as its key. */
  WrittenProject model(String place, String sql, String... columns) {
    return described(
        place,
        sql,
        """
            description: What it holds.
            columns:
              - name: %s
                description: Its key.
                data_tests: [unique, not_null]
        %s"""
            .formatted(
                columns[0],
                Arrays.stream(columns)
                    .skip(1)
                    .map("      - {name: %s, description: What it means.}\n"::formatted)
                    .collect(joining())));
  }

  /**
   * A model with properties of its own.
   *
   * @param properties in YAML, indented by four
   */
  WrittenProject described(String place, String sql, String properties) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    file("models/%s.sql".formatted(place), sql);
    return file(
        "models/%s.yml".formatted(place),
        "version: 2\nmodels:\n  - name: %s\n%s".formatted(name, properties));
  }

  WrittenProject file(String place, String text) {
    try {
      Path file = folder.resolve(place);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The verdicts by their ids. */
  Map<String, CheckResult> judge() {
    DbtRun run =
        new DbtRunner(
                TestHome.ledger(),
                TestEnvironments.dbt(),
                URI.create("http://127.0.0.1:9"),
                "marketplace")
            .run(
                folder,
                List.of("compile", "--no-introspect", "--no-populate-cache"),
                folder.resolveSibling("dbt.log"),
                Duration.ofMinutes(5),
                event -> {});
    if (!run.successful()) {
      throw new IllegalStateException("The test's project does not compile: " + run);
    }
    return judge(new BuildOutcome.Finished(List.of()));
  }

  Map<String, CheckResult> judge(BuildOutcome build) {
    Map<String, CheckResult> verdicts = new LinkedHashMap<>();
    QualityProbe.begin(
            TestHome.ledger(), TestEnvironments.dbt(), STARTER, Set.of("stg_users"), folder, build)
        .verdicts()
        .forEach(check -> verdicts.put(check.id(), check));
    return verdicts;
  }
}
