package dev.exercise.corruption;

import dev.exercise.dbt.DbtNode;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.TestNode;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.EmulatorGap;
import dev.exercise.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds a project anew on whatever its raw tables hold: first everything but tests, then all data
 * tests, so that no failing test keeps a mart from being built or another test from being run.
 */
final class Rebuild {

  private static final Pattern RESULTS = Pattern.compile("Got (\\d+) result");

  private final DbtRunner runner;
  private final Warehouse warehouse;
  private final Path project;
  private final List<String> options;
  private final Path log;
  private final Duration limit;

  /**
   * @param warehouse that the project is built in
   * @param project a copy; dbt writes to it
   * @param options for each run of dbt, such as {@code --vars} and their values
   * @param log beside which each run keeps what it says
   * @param limit for each run of dbt
   */
  Rebuild(
      DbtRunner runner,
      Warehouse warehouse,
      Path project,
      List<String> options,
      Path log,
      Duration limit) {
    this.runner = runner;
    this.warehouse = warehouse;
    this.project = project;
    this.options = List.copyOf(options);
    this.log = log;
    this.limit = limit;
  }

  /**
   * What came of it.
   *
   * @param worse tests that found more than before
   * @param stopped models that could be built before and now raise an error
   * @param unclear what could not be run, and might have noticed something
   */
  record Result(List<Finding> worse, List<String> stopped, List<String> unclear) {}

  /**
   * A test that found more than before.
   *
   * @param test which
   * @param failures now
   * @param before failures before
   */
  record Finding(TestNode test, int failures, int before) {}

  /** dbt could not be run, or not to its end. */
  static final class Unfinished extends Exception {
    private static final long serialVersionUID = 1L;

    Unfinished(String reason) {
      super(reason);
    }
  }

  /** Runs the tests on the tables as they are. */
  Collection<BuildOutcome.Node> test(String name) throws Unfinished {
    return nodes(run(testing(), name + ".tests")).values();
  }

  /** Whether tests were left out of a build, so that nobody knows what they would have said. */
  static boolean lacksTests(Collection<BuildOutcome.Node> nodes) {
    return nodes.stream()
        .anyMatch(node -> isTest(node.uniqueId()) && node.status().equals("skipped"));
  }

  /** Builds, tests, and compares with what was so before. */
  Result build(String name, Map<String, BuildOutcome.Node> before) throws Unfinished {
    DbtRun models =
        run(
            List.of(
                "build",
                "--full-refresh",
                "--exclude-resource-type",
                "test",
                "--exclude-resource-type",
                "unit_test"),
            name);
    List<String> stopped = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    for (DbtNode node : models.failures()) {
      if (node.status().equals("skipped") || wasBroken(before.get(node.uniqueId()))) {
        continue;
      }
      String said = "%s: %s".formatted(node.uniqueId(), node.message().orElse(node.status()));
      (EmulatorGap.isNamedIn(said) ? unclear : stopped).add(said);
    }
    DbtRun tests = run(testing(), name + ".tests");
    Map<String, TestNode> known =
        tests.manifest().map(TestNode::read).orElse(List.of()).stream()
            .collect(Collectors.toMap(TestNode::uniqueId, test -> test, (one, other) -> one));
    List<Finding> worse = new ArrayList<>();
    for (DbtNode node : tests.nodes()) {
      TestNode test = known.get(node.uniqueId());
      if (test == null) {
        continue;
      }
      int failuresBefore = failures(before.get(node.uniqueId()));
      int failures = failures(BuildOutcome.Node.of(node.uniqueId(), node.status(), text(node)));
      if (failures > failuresBefore) {
        worse.add(new Finding(test, failures, failuresBefore));
      } else if (isError(node.status()) && stopped.isEmpty()) {
        boolean ownFault =
            wasBroken(before.get(node.uniqueId())) && !EmulatorGap.isNamedIn(text(node));
        if (!ownFault) {
          unclear.add("The test %s could not be run: %s".formatted(test.name(), text(node)));
        }
      }
    }
    return new Result(worse, stopped, unclear);
  }

  static boolean isTest(String uniqueId) {
    return uniqueId.startsWith("test.");
  }

  private static List<String> testing() {
    // Not build, in which a test waits for those of the tables before it, and is skipped if they
    // fail.
    return List.of("test", "--select", "test_type:data", "--store-failures");
  }

  private DbtRun run(List<String> command, String name) throws Unfinished {
    DbtRun run =
        runner.run(
            project,
            Stream.concat(command.stream(), options.stream()).toList(),
            log.resolveSibling("%s.%s".formatted(log.getFileName(), name)),
            limit,
            event -> {});
    // What dbt prints is no proof: a project may print anything. A warehouse that is gone is.
    warehouse.requireAnswer();
    return switch (run.outcome()) {
      case SUCCESS, NODES_FAILED -> run;
      case TIMED_OUT ->
          throw new Unfinished(
              "dbt took longer than the %d seconds that it was given".formatted(limit.toSeconds()));
      case NOT_RUN, CRASHED ->
          throw new Unfinished("dbt could not be run: " + run.problem().orElseThrow().message());
    };
  }

  static Map<String, BuildOutcome.Node> nodes(DbtRun run) {
    Map<String, BuildOutcome.Node> nodes = new HashMap<>();
    for (DbtNode node : run.nodes()) {
      nodes.put(node.uniqueId(), BuildOutcome.Node.of(node.uniqueId(), node.status(), text(node)));
    }
    return nodes;
  }

  private static String text(DbtNode node) {
    return node.message().orElse("");
  }

  /** How many rows a test complained of; 0 where it did not, or could not be run. */
  private static int failures(BuildOutcome.Node node) {
    if (node == null || !(node.status().equals("fail") || node.status().equals("warn"))) {
      return 0;
    }
    Matcher told = RESULTS.matcher(node.message());
    return told.find() ? Integer.parseInt(told.group(1)) : 1;
  }

  private static boolean wasBroken(BuildOutcome.Node before) {
    return before != null && (isError(before.status()) || before.status().equals("skipped"));
  }

  private static boolean isError(String status) {
    return status.equals("error") || status.equals("runtime error");
  }
}
