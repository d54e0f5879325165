package dev.exercise.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The dbt packages that a candidate's project asks for. Those of the starter are at hand; others
 * have to be fetched from the hub, and not being able to is nobody's fault.
 */
final class CandidatePackages {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** What dbt says of a macro that a package lacks. */
  private static final Pattern LACKING =
      Pattern.compile(
          "'dict object' has no attribute|'(dbt_utils|dbt_expectations|codegen)[.]|"
              + "test_?\\w* '?(dbt_utils|dbt_expectations)");

  private final Toolchain toolchain;
  private final Path starter;
  private final Path project;

  CandidatePackages(Toolchain toolchain, Path starter, Path project) {
    this.toolchain = toolchain;
    this.starter = starter;
    this.project = project;
  }

  /** Puts the packages into the project; says why where that is not possible. */
  Optional<String> install(DbtRunner runner, Path log) {
    Set<String> wanted = names(project);
    if (wanted.stream().anyMatch(String::isEmpty)) {
      return Optional.of(
          "The project asks for packages from git or from a folder; only packages of the dbt hub"
              + " are installed for grading. Install them into the project by hand, then grade"
              + " again.");
    }
    if (names(starter).containsAll(wanted)) {
      toolchain.packages().copyInto(project);
      return Optional.empty();
    }
    DbtRun run = runner.run(project, List.of("deps"), log, LIMIT, event -> {});
    return run.successful()
        ? Optional.empty()
        : Optional.of(
            "The project asks for dbt packages beyond the starter's, %s, and they could not be installed. Connect to the internet, then grade again."
                .formatted(String.join(", ", wanted)));
  }

  /** Whether what dbt complains of may be no more than a macro that the offline subset lacks. */
  Optional<String> gap(String message) {
    return toolchain.packages().offline() && LACKING.matcher(message).find()
        ? Optional.of(
            "The project uses a macro that the offline subset of the dbt packages lacks, or that does not exist. Connect to the internet, remove the tool's dbt packages, and grade again. dbt said: "
                + message)
        : Optional.empty();
  }

  /** The hub packages by name; an empty name stands for each that is not of the hub. */
  private static Set<String> names(Path project) {
    Set<String> names = new LinkedHashSet<>();
    for (String file : List.of("packages.yml", "dependencies.yml")) {
      Path listed = project.resolve(file);
      if (Files.isRegularFile(listed)) {
        Yaml.object(listed)
            .map(content -> content.path("packages"))
            .ifPresent(
                packages -> {
                  for (JsonNode one : packages) {
                    names.add(one.path("package").asText());
                  }
                });
      }
    }
    return names;
  }
}
