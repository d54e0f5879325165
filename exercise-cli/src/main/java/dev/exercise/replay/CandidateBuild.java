package dev.exercise.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.dbt.DbtNode;
import dev.exercise.dbt.DbtProblem;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.marketplace.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a candidate's project in the grader's warehouse, with a profile of the grader's own. */
final class CandidateBuild {

  static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration DEPENDENCIES_LIMIT = Duration.ofMinutes(2);

  private static final YAMLMapper YAML = new YAMLMapper();

  private final DbtRunner runner;
  private final Toolchain toolchain;
  private final Path starter;
  private final Path project;

  /**
   * @param starter what the candidate began with
   * @param project a copy of the submission; it is written to
   */
  CandidateBuild(DbtRunner runner, Toolchain toolchain, Path starter, Path project) {
    this.runner = runner;
    this.toolchain = toolchain;
    this.starter = starter;
    this.project = project;
  }

  /**
   * What came of it.
   *
   * @param outcome as the grader wants it
   * @param manifest where each model's rows are, if dbt got so far
   */
  record Built(BuildOutcome outcome, Optional<Manifest> manifest) {}

  /** Runs {@code dbt build}; everything that goes wrong is part of the outcome. */
  Built build(Path log, Progress progress) {
    writeProfile();
    Optional<String> gap = packages(log);
    if (gap.isPresent()) {
      return new Built(new BuildOutcome.NotGradable(gap.get()), Optional.empty());
    }
    AtomicReference<Progress.Task> shown = new AtomicReference<>();
    DbtRun run =
        runner.run(
            project,
            List.of("build"),
            log,
            LIMIT,
            event -> {
              if (event.nodeEnded()) {
                shown.updateAndGet(
                    task -> task == null ? progress.begin("dbt", event.total(), "nodes") : task);
                shown.get().advance(1);
              }
            });
    if (shown.get() != null) {
      shown.get().close();
    }
    Optional<Manifest> manifest = run.manifest().map(Manifest::read);
    return new Built(outcome(run, manifest), manifest);
  }

  /** The models of a project by the names of their files. */
  static Set<String> models(Path project) {
    Path models = project.resolve("models");
    if (!Files.isDirectory(models)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(models)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.substring(0, name.length() - ".sql".length()))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + models, unreadable);
    }
  }

  private BuildOutcome outcome(DbtRun run, Optional<Manifest> manifest) {
    List<BuildOutcome.Node> nodes = run.nodes().stream().map(node -> node(node, manifest)).toList();
    return switch (run.outcome()) {
      case SUCCESS, NODES_FAILED -> new BuildOutcome.Finished(nodes);
      case NOT_RUN ->
          new BuildOutcome.DidNotCompile(
              run.problem().map(DbtProblem::message).orElseThrow(), models(project));
      case TIMED_OUT -> new BuildOutcome.TimedOut(LIMIT, nodes, models(project));
    };
  }

  private static BuildOutcome.Node node(DbtNode node, Optional<Manifest> manifest) {
    String message = node.message().orElse("");
    return manifest
        .flatMap(compiled -> compiled.relation(node.uniqueId()))
        .map(
            relation ->
                new BuildOutcome.Node(node.uniqueId(), relation.name(), node.status(), message))
        .orElseGet(() -> BuildOutcome.Node.of(node.uniqueId(), node.status(), message));
  }

  /** The starter's packages are at hand; others have to be fetched, which is nobody's fault. */
  private Optional<String> packages(Path log) {
    if (wanted(project).equals(wanted(starter))) {
      toolchain.packages().copyInto(project);
      return Optional.empty();
    }
    DbtRun run = runner.run(project, List.of("deps"), log, DEPENDENCIES_LIMIT, event -> {});
    return run.successful()
        ? Optional.empty()
        : Optional.of(
            "The project asks for other dbt packages than the starter, and they could not be"
                + " installed. Connect to the internet, then grade again.");
  }

  private static Map<String, JsonNode> wanted(Path project) {
    Map<String, JsonNode> wanted = new LinkedHashMap<>();
    for (String name : List.of("packages.yml", "dependencies.yml")) {
      if (Files.isRegularFile(project.resolve(name))) {
        yaml(project.resolve(name)).ifPresent(content -> wanted.put(name, content));
      }
    }
    return wanted;
  }

  /** Whatever profile the project names leads to the grader's warehouse. */
  private void writeProfile() {
    String name =
        yaml(project.resolve("dbt_project.yml"))
            .map(settings -> settings.path("profile").asText())
            .filter(profile -> !profile.isBlank())
            .orElse("marketplace");
    JsonNode emulator =
        yaml(starter.resolve("profiles.yml"))
            .map(profiles -> profiles.path("marketplace").path("outputs").path("emulator"))
            .orElseThrow();
    Map<String, Object> profile =
        Map.of("target", "emulator", "outputs", Map.of("emulator", emulator));
    try {
      Files.deleteIfExists(project.resolve("profiles.yml"));
      YAML.writeValue(project.resolve("profiles.yml").toFile(), Map.of(name, profile));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing the profile of " + project, unwritable);
    }
  }

  /** A file that is no YAML counts as empty: dbt will say what is wrong with it. */
  private static Optional<JsonNode> yaml(Path file) {
    try {
      return Optional.ofNullable(YAML.readTree(file.toFile())).filter(JsonNode::isObject);
    } catch (IOException notYaml) {
      return Optional.empty();
    }
  }
}
