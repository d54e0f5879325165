package dev.exercise.replay;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a candidate's project in the grader's warehouse, with a profile of the grader's own. */
final class CandidateBuild {

  static final Duration LIMIT = Duration.ofMinutes(15);

  /** For every run after the first, which has shown that it ends. */
  static final Duration RUN_LIMIT = Duration.ofMinutes(10);

  private final DbtRunner runner;
  private final Path starter;
  private final Path project;
  private final CandidatePackages packages;
  private final BooleanSupplier warehouseAlive;

  /**
   * @param starter what the candidate began with
   * @param project a copy of the submission; it is written to
   * @param warehouseAlive whether the warehouse that it is built in still runs
   */
  CandidateBuild(
      DbtRunner runner,
      Toolchain toolchain,
      Path starter,
      Path project,
      BooleanSupplier warehouseAlive) {
    this.warehouseAlive = warehouseAlive;
    this.runner = runner;
    this.starter = starter;
    this.project = project;
    this.packages = new CandidatePackages(toolchain, starter, project);
  }

  /**
   * What came of it.
   *
   * @param outcome as the grader wants it
   * @param manifest where each model's rows are, if dbt got so far
   */
  record Built(BuildOutcome outcome, Optional<Manifest> manifest) {

    static Built notGradable(String reason) {
      return new Built(new BuildOutcome.NotGradable(reason), Optional.empty());
    }
  }

  /**
   * Runs {@code dbt build}; everything that goes wrong is part of the outcome.
   *
   * @param limit after which it is stopped
   */
  Built build(Duration limit, Path log, Progress progress) {
    writeProfile();
    Optional<String> gap = packages.install(runner, log);
    if (gap.isPresent()) {
      return Built.notGradable(gap.get());
    }
    return build(List.of(), List.of(), limit, log, progress);
  }

  /**
   * Runs the project as a schedule would, without its tests, on what the earlier runs left.
   *
   * @param options of dbt, such as variables
   */
  Built run(List<String> options, Path log, Progress progress) {
    return build(
        List.of(
            "--resource-type", "seed", "--resource-type", "snapshot", "--resource-type", "model"),
        options,
        RUN_LIMIT,
        log,
        progress);
  }

  /**
   * Builds all of it once more, with its tests.
   *
   * @param options of dbt, such as variables
   */
  Built buildAnew(List<String> options, Path log, Progress progress) {
    List<String> anew = new ArrayList<>(options);
    anew.add("--full-refresh");
    return build(List.of(), anew, RUN_LIMIT, log, progress);
  }

  private Built build(
      List<String> choice, List<String> options, Duration limit, Path log, Progress progress) {
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(choice);
    arguments.addAll(options);
    DbtRun run = run(arguments, limit, log, progress);
    // What dbt prints is no proof: a project may print anything. A warehouse that is gone is.
    if (!warehouseAlive.getAsBoolean()) {
      return Built.notGradable(
          "The grader's warehouse ended while the project was built. Grade again. "
              + run.infrastructureFailure().orElse(""));
    }
    Optional<Manifest> manifest = run.manifest().map(Manifest::read);
    return switch (run.outcome()) {
      case SUCCESS, NODES_FAILED ->
          new Built(
              new BuildOutcome.Finished(
                  nodes(withModelsBehindTests(run, manifest, options, log, progress), manifest)),
              manifest);
      case NOT_RUN -> notRun(run.problem().orElseThrow());
      case CRASHED ->
          Built.notGradable("dbt did not end by itself: " + run.problem().orElseThrow().message());
      case TIMED_OUT ->
          new Built(
              new BuildOutcome.TimedOut(limit, nodes(run.nodes(), manifest), models(project)),
              manifest);
    };
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

  private Built notRun(DbtProblem problem) {
    return packages
        .gap(problem.message())
        .map(Built::notGradable)
        .orElseGet(
            () ->
                new Built(
                    new BuildOutcome.DidNotCompile(problem.message(), models(project)),
                    Optional.empty()));
  }

  /**
   * A failing test keeps dbt from building what is downstream, and a good test of dirty data fails
   * rightly: such models are built after all, and judged by their rows.
   */
  private List<DbtNode> withModelsBehindTests(
      DbtRun run, Optional<Manifest> manifest, List<String> options, Path log, Progress progress) {
    Set<String> broken =
        run.nodes().stream()
            .filter(node -> node.failed() && !isSkipped(node) && !isTest(node))
            .map(DbtNode::uniqueId)
            .collect(Collectors.toSet());
    Set<String> hopeless = manifest.map(compiled -> compiled.downstream(broken)).orElse(Set.of());
    List<String> skipped =
        run.nodes().stream()
            .filter(node -> isSkipped(node) && !isTest(node))
            .map(DbtNode::uniqueId)
            .filter(id -> !hopeless.contains(id))
            .toList();
    if (skipped.isEmpty() || manifest.isEmpty()) {
      return run.nodes();
    }
    List<String> arguments = new ArrayList<>(List.of("run", "--select"));
    skipped.forEach(id -> arguments.add("fqn:" + manifest.get().selector(id)));
    arguments.addAll(options);
    DbtRun again =
        run(arguments, LIMIT, log.resolveSibling(log.getFileName() + ".behind-tests"), progress);
    Map<String, DbtNode> nodes = new LinkedHashMap<>();
    run.nodes().forEach(node -> nodes.put(node.uniqueId(), node));
    again.nodes().forEach(node -> nodes.put(node.uniqueId(), node));
    return List.copyOf(nodes.values());
  }

  private DbtRun run(List<String> arguments, Duration limit, Path log, Progress progress) {
    AtomicReference<Progress.Task> shown = new AtomicReference<>();
    try {
      return runner.run(
          project,
          arguments,
          log,
          limit,
          event -> {
            if (event.nodeEnded()) {
              shown.updateAndGet(
                  task -> task == null ? progress.begin("dbt", event.total(), "nodes") : task);
              shown.get().advance(1);
            }
          });
    } finally {
      if (shown.get() != null) {
        shown.get().close();
      }
    }
  }

  private static boolean isSkipped(DbtNode node) {
    return node.status().equals("skipped");
  }

  private static boolean isTest(DbtNode node) {
    return node.uniqueId().startsWith("test.") || node.uniqueId().startsWith("unit_test.");
  }

  private static List<BuildOutcome.Node> nodes(List<DbtNode> nodes, Optional<Manifest> manifest) {
    return nodes.stream().map(node -> node(node, manifest)).toList();
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

  /** Whatever profile the project names leads to the grader's warehouse. */
  private void writeProfile() {
    String name =
        Yaml.object(project.resolve("dbt_project.yml"))
            .map(settings -> settings.path("profile").asText())
            .filter(profile -> !profile.isBlank())
            .orElse("marketplace");
    JsonNode emulator =
        Yaml.object(starter.resolve("profiles.yml"))
            .map(profiles -> profiles.path("marketplace").path("outputs").path("emulator"))
            .orElseThrow();
    Map<String, Object> profile =
        Map.of("target", "emulator", "outputs", Map.of("emulator", emulator));
    try {
      Files.deleteIfExists(project.resolve("profiles.yml"));
      Yaml.write(project.resolve("profiles.yml"), Map.of(name, profile));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing the profile of " + project, unwritable);
    }
  }
}
