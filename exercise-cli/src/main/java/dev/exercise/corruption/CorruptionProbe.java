package dev.exercise.corruption;

import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.stack.Stack;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.ScratchTables;
import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Spoils the raw tables of a built project, builds it again, and judges for each corruption whether
 * a test noticed it, or whether it went silently into a mart. The raw tables are put back; what was
 * built from them is not.
 */
public final class CorruptionProbe {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String MARTS_DATASET = "analytics";

  private final Warehouse warehouse;
  private final ScratchTables scratch;
  private final Rebuild rebuild;
  private final StarterTests starter;
  private final Depth depth;
  private final long rowLimit;
  private final Progress progress;

  /**
   * @param runner of the emulator that the project was built in
   * @param emulator its REST interface
   * @param project a copy of the submission, with the packages that it needs; dbt writes to it
   * @param starter what the candidate began with
   * @param depth how far the exercise went
   * @param options for each run of dbt, those that the project was last built with
   * @param log beside which each run of dbt keeps what it says
   * @param limit for each run of dbt
   * @param rowLimit marts of more rows are not compared
   */
  public CorruptionProbe(
      DbtRunner runner,
      URI emulator,
      Path project,
      Path starter,
      Depth depth,
      List<String> options,
      Path log,
      Duration limit,
      long rowLimit,
      Progress progress) {
    this.warehouse = Warehouse.emulator(emulator, Stack.WAREHOUSE_PROJECT, PATIENCE);
    this.scratch = new ScratchTables(emulator, Stack.WAREHOUSE_PROJECT, PATIENCE);
    this.rebuild = new Rebuild(runner, warehouse, project, options, log, limit);
    this.starter = StarterTests.of(starter);
    this.depth = depth;
    this.rowLimit = rowLimit;
    this.progress = progress;
  }

  /** The verdicts on a project of which there is no build to compare with. */
  public static List<CheckResult> withoutBuild(String reason) {
    return forAll(corruption -> CorruptionVerdict.notGradable(corruption, reason));
  }

  /** The verdicts on a project that could not be built for a reason that is charged elsewhere. */
  public static List<CheckResult> blocked(String reason) {
    return forAll(corruption -> CorruptionVerdict.blocked(corruption, reason));
  }

  /**
   * Judges all corruptions; the project stands in the emulator as its last full build left it.
   *
   * @param built what became of each node in that build
   * @param manifest where it put its models
   * @param oneByOne a build for each corruption, so that all can be told, rather than one for all
   */
  public List<CheckResult> judge(
      List<BuildOutcome.Node> built, Optional<Manifest> manifest, boolean oneByOne) {
    Map<String, MartRead> marts;
    SpoiledTables tables;
    Map<String, BuildOutcome.Node> before = new HashMap<>();
    built.forEach(node -> before.put(node.uniqueId(), node));
    try {
      marts = read(manifest);
      if (!attempted(built, marts.keySet())) {
        return forAll(CorruptionVerdict::notAttempted);
      }
      tables = SpoiledTables.of(scratch);
      if (!tables.complete()) {
        return withoutBuild("The world has too few ordinary orders. Grade at a larger scale.");
      }
      if (Rebuild.lacksTests(built)) {
        rebuild.test("before").forEach(node -> before.put(node.uniqueId(), node));
      }
    } catch (Rebuild.Unfinished | WarehouseUnavailable | TableUnreadable failed) {
      return withoutBuild(failed.getMessage());
    }
    Round round = new Round(tables, before, manifest, marts);
    return oneByOne ? each(round) : together(round);
  }

  /** What every build with corruptions is compared with. */
  private record Round(
      SpoiledTables tables,
      Map<String, BuildOutcome.Node> before,
      Optional<Manifest> manifest,
      Map<String, MartRead> marts) {}

  private List<CheckResult> together(Round round) {
    try (Progress.Task task = progress.begin("all corruptions", 1, "builds")) {
      List<String> unread = new ArrayList<>();
      List<MartChange> changes = new ArrayList<>();
      Rebuild.Result result =
          spoiled(round, Arrays.asList(Corruption.values()), "corruptions", changes, unread);
      task.advance(1);
      Map<Corruption, Traces> traces =
          new Sorting(round.tables(), starter)
              .sort(
                  new Rebuild.Result(result.worse(), result.stopped(), joined(result, unread)),
                  changes);
      return forAll(
          corruption ->
              CorruptionVerdict.of(
                  corruption, traces.get(corruption), false, reachable(corruption, round)));
    } catch (Rebuild.Unfinished | WarehouseUnavailable | TableUnreadable failed) {
      return withoutBuild(failed.getMessage());
    }
  }

  private List<CheckResult> each(Round round) {
    List<CheckResult> results = new ArrayList<>();
    Optional<String> ended = Optional.empty();
    try (Progress.Task task =
        progress.begin("corruptions", Corruption.values().length, "corruptions")) {
      for (Corruption corruption : Corruption.values()) {
        if (ended.isPresent()) {
          results.add(CorruptionVerdict.notGradable(corruption, ended.get()));
          continue;
        }
        try {
          results.add(alone(corruption, round));
        } catch (Rebuild.Unfinished | WarehouseUnavailable | TableUnreadable failed) {
          // What ended one would most likely end the next, after as long a time.
          ended = Optional.of(failed.getMessage());
          results.add(CorruptionVerdict.notGradable(corruption, failed.getMessage()));
        }
        task.advance(1);
      }
    }
    return results;
  }

  private CheckResult alone(Corruption corruption, Round round) throws Rebuild.Unfinished {
    List<String> unread = new ArrayList<>();
    List<MartChange> changes = new ArrayList<>();
    Rebuild.Result result = spoiled(round, List.of(corruption), corruption.id(), changes, unread);
    Traces traces =
        new Traces(
            result.worse().stream().map(finding -> inWords(finding, starter)).toList(),
            result.stopped().isEmpty()
                && result.worse().stream().allMatch(finding -> starter.has(finding.test().name())),
            result.stopped(),
            changes,
            joined(result, unread));
    return CorruptionVerdict.of(corruption, traces, true, reachable(corruption, round));
  }

  /** Plants, builds, compares and puts the raw tables back. */
  private Rebuild.Result spoiled(
      Round round,
      List<Corruption> corruptions,
      String name,
      List<MartChange> changes,
      List<String> unread)
      throws Rebuild.Unfinished {
    Rebuild.Result result;
    try {
      round.tables().plant(corruptions);
      result = rebuild.build(name, round.before());
    } finally {
      round.tables().restore();
    }
    Map<String, MartRead> after = read(round.manifest());
    for (Map.Entry<String, MartRead> mart : round.marts().entrySet()) {
      MartRead now = after.get(mart.getKey());
      if (now == null) {
        if (result.stopped().isEmpty()) {
          unread.add("%s could not be read after the build".formatted(mart.getKey()));
        }
      } else {
        MartChange.between(mart.getValue(), now).ifPresent(changes::add);
      }
    }
    return result;
  }

  private static List<String> joined(Rebuild.Result result, List<String> unread) {
    List<String> unclear = new ArrayList<>(result.unclear());
    unclear.addAll(unread);
    return unclear;
  }

  static String inWords(Rebuild.Finding finding, StarterTests starter) {
    String whose = starter.has(finding.test().name()) ? " (the starter's)" : "";
    return finding.before() == 0
        ? "%s%s: %,d".formatted(finding.test().name(), whose, finding.failures())
        : "%s%s: %,d, before %,d"
            .formatted(finding.test().name(), whose, finding.failures(), finding.before());
  }

  /** Marts that stand and could be read whole, by name. */
  private Map<String, MartRead> read(Optional<Manifest> manifest) {
    Map<String, MartRead> reads = new LinkedHashMap<>();
    for (Mart mart : Marts.of(depth)) {
      String dataset =
          manifest
              .flatMap(compiled -> compiled.named(mart.name()))
              .map(Manifest.Relation::schema)
              .orElse(MARTS_DATASET);
      if (Delivery.read(warehouse, dataset, List.of(mart), rowLimit).get(mart.name())
              instanceof Delivery.Present present
          && present.read().complete()) {
        reads.put(mart.name(), present.read());
      }
    }
    return reads;
  }

  /** Whether there is a test of the candidate's own, or a mart that a corruption could get into. */
  private boolean attempted(List<BuildOutcome.Node> built, Set<String> marts) {
    boolean tests =
        built.stream()
            .map(BuildOutcome.Node::uniqueId)
            .filter(Rebuild::isTest)
            // test.project.name.hash
            .map(id -> id.split("\\.", -1))
            .anyMatch(parts -> parts.length > 2 && !starter.has(parts[2]));
    return tests
        || Arrays.stream(Corruption.values())
            .anyMatch(corruption -> corruption.reaches().stream().anyMatch(marts::contains));
  }

  private static boolean reachable(Corruption corruption, Round round) {
    return corruption.reaches().stream().anyMatch(round.marts()::containsKey);
  }

  private static List<CheckResult> forAll(Function<Corruption, CheckResult> verdict) {
    return Arrays.stream(Corruption.values()).map(verdict).toList();
  }
}
