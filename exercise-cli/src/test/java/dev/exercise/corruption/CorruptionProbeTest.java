package dev.exercise.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Planting;
import dev.exercise.replay.RawTables;
import dev.exercise.replay.SilentListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorruptionProbeTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
  private static final World WORLD = World.of(11, "0.1");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static Toolchain toolchain;
  private static ScratchPostgres postgres;
  private static Emulator emulator;
  private static DbtRunner runner;

  @TempDir private Path folder;

  @BeforeAll
  static void loadTheRawTables() throws SQLException, InterruptedException {
    toolchain = Toolchain.prepare(INSTALLATION, TestHome.ledger(), SilentListener.INSTANCE);
    postgres = ScratchPostgres.start(TestHome.ledger());
    Workshop unused =
        Planting.plant(
            postgres.server(), postgres.server(), WORLD, Depth.CORE, SilentListener.INSTANCE);
    Ports ports = Ports.free();
    emulator =
        Emulator.start(
            TestHome.ledger(),
            toolchain.emulator().python(),
            ports.bigQueryRest(),
            ports.bigQueryGrpc());
    RawTables.load(
        RawTables.candidatesView(postgres.server()), emulator.endpoint(), SilentListener.INSTANCE);
    runner =
        new DbtRunner(
            TestHome.ledger(), toolchain.dbt(), emulator.endpoint(), Stack.WAREHOUSE_PROJECT);
  }

  @AfterAll
  static void close() {
    emulator.close();
    postgres.close();
  }

  @Test
  void whatNoTestNoticesPassesSilentlyIntoTheMartsThatAreNamed() throws IOException {
    Path project = withoutTests(project(Overlay.SAMPLE));

    List<CheckResult> results = judge(project, build(project), false);

    assertThat(results).extracting(CheckResult::outcome).containsOnly(new Outcome.Failed());
    assertThat(result(results, "null-key").sentence())
        .isEqualTo(
            "An account whose user_id is NULL passed silently into dim_users (1 row added).");
    assertThat(result(results, "unknown-status").sentence()).contains("fct_orders (1 row changed");
    assertThat(result(results, "unknown-status").evidence().toString()).contains("teleported");
  }

  @Test
  void theOneCorruptionThatIsMissedIsTheOneThatFails() throws IOException {
    Path project = withoutTests(project(Overlay.SAMPLE));
    Files.writeString(
        project.resolve("models/marts/tested.yml"),
        """
        models:
          - name: dim_users
            columns:
              - name: user_id
                data_tests: [not_null]
          - name: fct_orders
            columns:
              - name: order_id
                data_tests: [unique]
              - name: buyer_id
                data_tests:
                  - relationships:
                      arguments: {to: ref('dim_users'), field: user_id}
              - name: order_status
                data_tests:
                  - accepted_values:
                      arguments:
                        values: [pending, paid, shipped, delivered, cancelled, refunded]
              - name: gmv_usd
                data_tests: [not_null]
              - name: order_date
                data_tests:
                  - dbt_utils.accepted_range:
                      arguments: {max_value: "date '2026-07-02'"}
        """);

    List<CheckResult> results = judge(project, build(project), false);

    assertThat(results)
        .filteredOn(result -> result.outcome().negative())
        .extracting(CheckResult::id)
        .containsExactly("tests-negative-amount");
    assertThat(results)
        .filteredOn(result -> !result.outcome().negative())
        .extracting(CheckResult::outcome)
        .containsOnly(new Outcome.Passed());
  }

  @Test
  void aTestWhoseRowsDoNotTellWhyLeavesTheJudgementToBuildsOneByOne() throws IOException {
    Path project = withoutTests(project(Overlay.SAMPLE));
    Files.writeString(
        project.resolve("tests/assert_statuses.sql"),
        """
        select count(distinct order_status) as statuses
        from {{ ref('fct_orders') }}
        having count(distinct order_status) > 6
        """);
    DbtRun built = build(project);

    List<CheckResult> together = judge(project, built, false);

    assertThat(together).extracting(CheckResult::outcome).containsOnly(new Outcome.NotGradable());
    assertThat(together)
        .extracting(CheckResult::sentence)
        .allMatch(told -> told.contains("--probes all"));

    List<CheckResult> alone = judge(project, built, true);

    assertThat(alone)
        .filteredOn(result -> result.outcome().equals(new Outcome.Passed()))
        .extracting(CheckResult::id)
        .containsExactly("tests-unknown-status");
  }

  @Test
  void aBuildThatTakesTooLongIsNoVerdictAndTheRawTablesArePutBack() throws IOException {
    Path project = withoutTests(project(Overlay.SAMPLE));
    DbtRun built = build(project);
    CorruptionProbe hasty = probe(project, Duration.ofMillis(1));

    List<CheckResult> late = hasty.judge(nodes(built), manifest(built), true);

    assertThat(late).extracting(CheckResult::outcome).containsOnly(new Outcome.NotGradable());
    assertThat(late.get(0).evidence().toString()).contains("took longer");
    // Nothing is left of it that a test of the untouched tables could find.
    Files.writeString(
        project.resolve("tests/assert_untouched.sql"),
        "select user_id from {{ source('marketplace', 'users') }} where user_id is null");
    assertThat(build(project).failures()).isEmpty();
  }

  private Path project(Overlay overlay) throws IOException {
    Path project = folder.resolve("project");
    List<Path> unused = Submission.of(INSTALLATION.starter(), overlay).copyTo(project);
    toolchain.packages().copyInto(project);
    return project;
  }

  /** Also without those that the starter brings along. */
  private static Path withoutTests(Path project) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    List<Path> files;
    try (Stream<Path> found = Files.walk(project.resolve("models"))) {
      files = found.filter(file -> file.toString().endsWith(".yml")).toList();
    }
    for (Path file : files) {
      JsonNode content = new ObjectMapper().readTree(yaml.readTree(file.toFile()).toString());
      if (content.has("sources")) {
        content
            .findParents("data_tests")
            .forEach(column -> ((ObjectNode) column).remove("data_tests"));
        yaml.writeValue(file.toFile(), content);
      } else {
        Files.delete(file);
      }
    }
    try (Stream<Path> found = Files.walk(project.resolve("tests"))) {
      files = found.filter(file -> file.toString().endsWith(".sql")).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    return project;
  }

  private DbtRun build(Path project) {
    return runner.run(
        project, List.of("build", "--full-refresh"), folder.resolve("dbt.log"), LIMIT, event -> {});
  }

  private List<CheckResult> judge(Path project, DbtRun built, boolean oneByOne) {
    return probe(project, LIMIT).judge(nodes(built), manifest(built), oneByOne);
  }

  private CorruptionProbe probe(Path project, Duration limit) {
    return new CorruptionProbe(
        runner,
        emulator.endpoint(),
        project,
        INSTALLATION.starter(),
        Depth.CORE,
        List.of(),
        folder.resolve("probe.log"),
        limit,
        100_000,
        Progress.NONE);
  }

  private static List<BuildOutcome.Node> nodes(DbtRun built) {
    return List.copyOf(Rebuild.nodes(built).values());
  }

  private static Optional<Manifest> manifest(DbtRun built) {
    return built.manifest().map(Manifest::read);
  }

  private static CheckResult result(List<CheckResult> results, String corruption) {
    return results.stream()
        .filter(result -> result.id().equals("tests-" + corruption))
        .findFirst()
        .orElseThrow();
  }
}
