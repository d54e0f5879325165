package dev.exercise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.dbt.DbtRun;
import dev.exercise.dbt.DbtRunner;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.Stack;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference solution builds on what it built before, and comes to the same. */
final class IncrementalSolutionTest {

  private static final Installation INSTALLATION =
      new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());

  private static final String NEXT_DAY = "--vars {business_date:2026-07-02}";

  @TempDir private Path folder;

  @Test
  void aSecondRunAndTheNextDaysRowsLeadToWhatAFullRefreshLeadsTo() throws Exception {
    Toolchain toolchain =
        Toolchain.prepare(INSTALLATION, TestHome.ledger(), SilentListener.INSTANCE);
    Path project = folder.resolve("solution");
    Ports ports = Ports.free();
    try (ScratchPostgres postgres = ScratchPostgres.start(TestHome.ledger());
        Emulator emulator =
            Emulator.start(
                TestHome.ledger(),
                toolchain.emulator().python(),
                ports.bigQueryRest(),
                ports.bigQueryGrpc())) {
      Workshop unused =
          Planting.plant(
              postgres.server(),
              postgres.server(),
              World.of(3, "0.05"),
              Depth.FULL,
              SilentListener.INSTANCE);
      assertThat(Submission.of(INSTALLATION.starter(), Overlay.SOLUTION).copyTo(project)).isEmpty();
      toolchain.packages().copyInto(project);
      Runs runs = new Runs(toolchain, postgres, emulator, project);

      TreeMap<String, List<String>> first = runs.syncAndRun("seed", "run");
      TreeMap<String, List<String>> second = runs.syncAndRun("run");

      assertThat(second).isEqualTo(first);

      try (Connection connection = postgres.server().connect("marketplace");
          Statement statement = connection.createStatement()) {
        statement.execute(nextDaysRows());
      }
      TreeMap<String, List<String>> nextDay = runs.syncAndRun("run " + NEXT_DAY);
      TreeMap<String, List<String>> refreshed = runs.syncAndRun("run --full-refresh " + NEXT_DAY);

      assertThat(nextDay).isEqualTo(refreshed);
      assertThat(nextDay)
          .allSatisfy((mart, rows) -> assertThat(rows).as(mart).isNotEqualTo(second.get(mart)));
    }
  }

  private static String nextDaysRows() throws IOException {
    try (InputStream rows =
        IncrementalSolutionTest.class.getResourceAsStream("next_days_rows.sql")) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private record Runs(
      Toolchain toolchain, ScratchPostgres postgres, Emulator emulator, Path project) {

    /** The rows of all marts, by mart, after these dbt commands. */
    private TreeMap<String, List<String>> syncAndRun(String... commands) throws Exception {
      var report =
          RawTables.load(
              RawTables.candidatesView(postgres.server()),
              emulator.endpoint(),
              SilentListener.INSTANCE);
      assertThat(report.succeeded()).isTrue();
      DbtRunner runner =
          new DbtRunner(
              TestHome.ledger(), toolchain.dbt(), emulator.endpoint(), Stack.WAREHOUSE_PROJECT);
      for (String command : commands) {
        DbtRun run =
            runner.run(
                project,
                Arrays.asList(command.split(" ")),
                project.resolve("dbt.log"),
                Duration.ofMinutes(5),
                event -> {});
        assertThat(run.successful()).as(command).isTrue();
      }
      Warehouse warehouse =
          Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, Duration.ofMinutes(1));
      TreeMap<String, List<String>> marts = new TreeMap<>();
      for (Mart mart : Marts.of(Depth.FULL)) {
        List<String> rows = new ArrayList<>();
        for (Object[] row : warehouse.read("analytics", mart, 100_000).orElseThrow().rows()) {
          rows.add(Arrays.toString(row));
        }
        rows.sort(null);
        marts.put(mart.name(), rows);
      }
      return marts;
    }
  }
}
