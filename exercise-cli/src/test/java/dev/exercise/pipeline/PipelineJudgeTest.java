package dev.exercise.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which check is charged with a wrong cell; a row is written as "order status". */
final class PipelineJudgeTest {

  private static final Mart MART =
      new Mart(
          "fct_orders",
          Depth.CORE,
          List.of("order_id"),
          List.of(
              new Column("order_id", ColumnType.INT64), new Column("status", ColumnType.STRING)));

  private static final String[] DAY_ONE = {"1 paid", "2 pending", "3 paid"};
  private static final String[] NEXT_DAY = {"1 paid", "2 paid", "3 paid", "4 new", "5 late"};
  private static final String[] WITHOUT_LATE = {"1 paid", "2 paid", "3 paid", "4 new"};

  @TempDir private Path folder;

  @Test
  void aPipelineThatIsRightOnBothDaysPassesEverything() {
    assertThat(outcomes(DAY_ONE, ran(DAY_ONE), ran(NEXT_DAY), ran(NEXT_DAY)))
        .isEqualTo("passed passed passed passed");
  }

  @Test
  void rowsThatComeAgainAreChargedToTheSecondRunAlone() {
    String[] doubled = {"1 paid", "1 paid", "2 pending", "2 pending", "3 paid", "3 paid"};
    List<CheckResult> checks = judge(DAY_ONE, ran(doubled), ran(doubled), ran(NEXT_DAY));

    assertThat(outcomes(checks)).isEqualTo("failed blocked blocked blocked");
    assertThat(checks.get(0).evidence().toString())
        .contains("3 cells in 3 rows changed", "status 2 rows: 'paid' | 'paid', before 'paid'")
        .contains("To ask: ");
  }

  @Test
  void whatChangedAndWasNotReadIsChargedToTheNextDay() {
    String[] found = {"1 paid", "2 pending", "3 paid", "4 new", "5 late"};
    List<CheckResult> checks = judge(DAY_ONE, ran(DAY_ONE), ran(found), ran(NEXT_DAY));

    assertThat(outcomes(checks)).isEqualTo("passed partial passed partial");
    assertThat(checks.get(1).evidence().toString())
        .contains("fct_orders, order_id 2: status 'pending', right 'paid'");
  }

  @Test
  void whatCameLateAndWasNotReadIsChargedToLateRows() {
    assertThat(outcomes(DAY_ONE, ran(DAY_ONE), ran(WITHOUT_LATE), ran(NEXT_DAY)))
        .isEqualTo("passed passed failed partial");
  }

  @Test
  void aMartThatDoesNotMoveIsChargedOnce() {
    assertThat(outcomes(DAY_ONE, ran(DAY_ONE), ran(DAY_ONE), ran(NEXT_DAY)))
        .isEqualTo("passed failed blocked blocked");
  }

  @Test
  void whatOnlyAFullRefreshSpoilsIsChargedToIt() {
    assertThat(
            outcomes(
                DAY_ONE, ran(DAY_ONE), ran(NEXT_DAY), ran("2 paid", "3 paid", "4 new", "5 late")))
        .isEqualTo("passed passed passed partial");
  }

  @Test
  void versionsThatAreNotToldApartAreChargedToTheNextDayAlone() {
    String[] ordinary = {"1 paid", "2 pending", "3 paid", "4 new", "5 late"};
    String[] anew = {"1 paid", "1 paid", "2 pending", "2 paid", "3 paid", "4 new", "5 late"};

    List<CheckResult> replaced = judge(DAY_ONE, ran(DAY_ONE), ran(ordinary), ran(anew));
    List<CheckResult> appended =
        new PipelineJudge(Set.of())
            .judge(
                runs(Optional.empty(), DAY_ONE, ran(DAY_ONE), ran(ordinary), ran(anew), true),
                answers());

    assertThat(replaced).element(3).matches(check -> check.outcome().negative());
    assertThat(appended).element(1).matches(check -> check.outcome().negative());
    assertThat(appended).element(3).matches(check -> !check.outcome().negative());
  }

  @Test
  void whatWasWrongOnTheFirstDayIsNotChargedAgain() {
    String[] first = {"1 PAID", "2 pending", "3 paid"};
    String[] next = {"1 PAID", "2 paid", "3 paid", "4 new", "5 late"};

    assertThat(judge(first, ran(first), ran(next), ran(next)))
        .extracting(CheckResult::outcome)
        .noneMatch(Outcome::negative);
  }

  @Test
  void aRunThatDidNotComeAboutIsHeldAgainstNobody() {
    PipelineStep gone = new PipelineStep.NotRun("The warehouse ended. Grade again.");
    List<CheckResult> checks = judge(DAY_ONE, ran(DAY_ONE), gone, gone);

    assertThat(outcomes(checks)).isEqualTo("passed not-gradable not-gradable not-gradable");
    assertThat(checks.get(1).evidence()).containsExactly("The warehouse ended. Grade again.");
  }

  @Test
  void aModelThatCannotBeBuiltAgainIsChargedUnlessTheEmulatorLacksSomething() {
    assertThat(outcomes(DAY_ONE, broken("Duplicate rows in MERGE"), ran(NEXT_DAY), ran(NEXT_DAY)))
        .isEqualTo("failed blocked blocked blocked");
    assertThat(outcomes(DAY_ONE, broken("MERGE is not implemented"), ran(NEXT_DAY), ran(NEXT_DAY)))
        .startsWith("not-gradable");
  }

  @Test
  void aWallClockIsFoundWhereItActsAndMakesWhatItBreaksNotGradable() throws IOException {
    String[] later = {"1 paid", "2 pending"};
    Optional<Manifest> manifest =
        manifest("-- current_date is bad\\nselect *\\nwhere day < current_date('UTC')", "table");
    List<CheckResult> checks =
        new PipelineJudge(Set.of())
            .judge(
                runs(manifest, DAY_ONE, ran(later), ran(NEXT_DAY), ran(NEXT_DAY), false),
                answers());

    assertThat(checks.get(0).outcome()).isEqualTo(new Outcome.NotGradable());
    assertThat(checks.get(5).outcome()).isEqualTo(new Outcome.Failed());
    assertThat(checks.get(5).sentence()).contains("models/fct_orders.sql, line 3");
    assertThat(clock("select current_timestamp() as loaded_at")).isEqualTo(new Outcome.Passed());
    assertThat(clock("select 'current_date' as x /* current_date */"))
        .isEqualTo(new Outcome.Passed());
  }

  @Test
  void anIncrementalModelNeedsAKeyAndAFilter() throws IOException {
    String filtered = "select 1 {% if is_incremental() %} where a > b {% endif %}";

    CheckResult bare = IncrementalSettings.check(manifest("select 1", "incremental"));
    CheckResult unkeyed = IncrementalSettings.check(manifest(filtered, "incremental"));

    assertThat(bare.outcome()).isEqualTo(new Outcome.Failed());
    assertThat(bare.evidence().toString())
        .contains("models/fct_orders.sql: it has no unique_key")
        .contains("never asks is_incremental()");
    assertThat(unkeyed.evidence().toString())
        .contains("no unique_key")
        .doesNotContain("never asks");
    assertThat(
            IncrementalSettings.check(
                    manifest(filtered, "incremental\",\"unique_key\":[\"order_id\"],\"x\":\""))
                .outcome())
        .isEqualTo(new Outcome.Passed());
    assertThat(IncrementalSettings.check(manifest("select 1", "table")).outcome())
        .isEqualTo(new Outcome.NotAttempted());
  }

  private Outcome clock(String code) throws IOException {
    return new WallClock(manifest(code, "table")).check(Set.of("fct_orders")).outcome();
  }

  private Optional<Manifest> manifest(String code, String materialized) throws IOException {
    Path file = folder.resolve("manifest.json");
    Files.writeString(
        file,
        """
        {"metadata": {"project_name": "shop"}, "child_map": {}, "macros": {}, "nodes": {"m": {
          "unique_id": "model.shop.fct_orders", "resource_type": "model", "package_name": "shop",
          "fqn": ["shop", "fct_orders"], "schema": "analytics", "alias": "fct_orders",
          "original_file_path": "models/fct_orders.sql", "raw_code": "%s", "compiled_code": "",
          "config": {"materialized": "%s"}}}}
        """
            .formatted(code, materialized));
    return Optional.of(Manifest.read(file));
  }

  private static String outcomes(
      String[] first, PipelineStep again, PipelineStep next, PipelineStep anew) {
    return outcomes(judge(first, again, next, anew));
  }

  private static String outcomes(List<CheckResult> checks) {
    return checks.stream()
        .limit(Probe.values().length)
        .map(check -> check.outcome().id())
        .collect(Collectors.joining(" "));
  }

  private static List<CheckResult> judge(
      String[] first, PipelineStep again, PipelineStep next, PipelineStep anew) {
    return new PipelineJudge(Set.of())
        .judge(runs(Optional.empty(), first, again, next, anew, false), answers());
  }

  private static PipelineRuns runs(
      Optional<Manifest> manifest,
      String[] first,
      PipelineStep again,
      PipelineStep next,
      PipelineStep anew,
      boolean versions) {
    return new PipelineRuns(
        new BuildOutcome.Finished(
            List.of(BuildOutcome.Node.of("model.shop.fct_orders", "success", ""))),
        manifest,
        Map.of(MART.name(), delivered(first)),
        again,
        next,
        anew,
        List.of(),
        versions,
        List.of());
  }

  private static List<DayAnswers> answers() {
    KeyedRows next = KeyedRows.of(new MartTable(MART, rows(NEXT_DAY)));
    return List.of(
        new DayAnswers(
            MART,
            KeyedRows.of(new MartTable(MART, rows(DAY_ONE))),
            next,
            Deviation.of(next, KeyedRows.of(new MartTable(MART, rows(WITHOUT_LATE))))));
  }

  private static PipelineStep ran(String... rows) {
    return new PipelineStep.Ran(Map.of(MART.name(), delivered(rows)), List.of());
  }

  private static PipelineStep broken(String message) {
    return new PipelineStep.Ran(
        Map.of(MART.name(), delivered(DAY_ONE)),
        List.of(BuildOutcome.Node.of("model.shop.fct_orders", "error", message)));
  }

  private static Delivery delivered(String... rows) {
    TableShape shape =
        new TableShape(
            "analytics",
            MART.name(),
            List.of(
                new DeliveredColumn("order_id", "INT64"), new DeliveredColumn("status", "STRING")));
    return new Delivery.Present(new MartRead(MART, shape, rows(rows), rows.length));
  }

  private static List<Object[]> rows(String... rows) {
    return Arrays.stream(rows)
        .map(row -> new Object[] {Long.valueOf(row.split(" ", -1)[0]), row.split(" ", -1)[1]})
        .toList();
  }
}
