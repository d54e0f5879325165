package dev.exercise.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.python.TestEnvironments;
import dev.exercise.stack.TestHome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextReaderTest {

  private static final String FINE = "select a from `p`.`analytics`.`x`";

  @Test
  void aTextThatCannotBeReadOnlyLosesItsOwnResult() {
    Project project =
        project(
            model("first", FINE),
            model("deep", "select " + "(".repeat(50_000) + "1" + ")".repeat(50_000)),
            model("no_query", "drop table x"),
            model("not_sql", "select from where"),
            model("long_", "select " + "a + ".repeat(60_000) + "1 as b from `p.d.t`"),
            model("last", "with b as (select 1 as one) select * from `p`.`analytics`.`y`"));

    Map<String, SqlShape> shapes = reader().shapes(project);

    assertThat(shapes)
        .containsKeys("first", "last")
        .doesNotContainKeys("deep", "no_query", "not_sql");
    assertThat(shapes.get("first"))
        .isEqualTo(new SqlShape(List.of("a"), List.of(), List.of(), List.of("p.analytics.x")));
    assertThat(shapes.get("last"))
        .isEqualTo(new SqlShape(List.of(), List.of("y"), List.of("b"), List.of("p.analytics.y")));
  }

  @Test
  void whereNoTextCanBeReadNothingIsKnown() {
    Project project = project(model("not_sql", "select from where"));

    List<CheckResult> checks = new Queries(project, reader().shapes(project)).judge();

    assertThat(checks)
        .filteredOn(check -> !check.id().equals("quality-select-star"))
        .extracting(CheckResult::outcome)
        .containsOnly(new Outcome.NotGradable());
  }

  @Test
  void aFilesNameSteersNoTerminal() {
    Project project = project(model("\u001b[2J<script>", FINE));

    CheckResult naming = new Naming(project).judge();

    assertThat(naming.outcome()).isEqualTo(new Outcome.Failed());
    assertThat(naming.evidence().toString()).contains("<script>").doesNotContain("\u001b");
  }

  private static TextReader reader() {
    return new TextReader(TestHome.ledger(), TestEnvironments.dbt());
  }

  private static Project project(Model... models) {
    return new Project(
        List.of(models), Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());
  }

  private static Model model(String name, String compiled) {
    return new Model(
        name,
        name,
        "models/%s.sql".formatted(name),
        List.of(),
        compiled,
        Optional.of(compiled),
        "",
        List.of(),
        true,
        false,
        "",
        Map.of(),
        Model.Key.UNTESTED,
        false);
  }
}
