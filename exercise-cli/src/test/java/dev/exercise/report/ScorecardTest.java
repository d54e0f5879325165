package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScorecardTest {

  @Test
  void showsAPerfectGradeOnOnePage() {
    assertThat(Scorecard.render(SampleGrade.perfect(), false))
        .isEqualTo(
            """
            Score
              Data Quality        35 of    35 attempted   (35 asked)
              Pipeline Design      5 of     5 attempted   (5 asked)
              Code Quality     no check was run
              Problem-Solving  for the interviewer
              System Design    for the interviewer

            Marts
              [+] fct_orders                  ####################   100 % of cells right
              [+] fct_daily_gmv               ####################   100 % of cells right

            Planted defects
              [+] pos-wall-time               handled
              [+] missing-order-currency      handled
              [+] untidy-status               handled

            Other checks
              [+] dbt-build                   Built without an error: 2 of 2 nodes.
            """);
  }

  @Test
  void namesMistakesWithTheirCounts() {
    assertThat(Scorecard.render(SampleGrade.mixed(), false))
        .contains("- POS time was taken as UTC: 132 of 400 rows of fct_orders, ");
  }

  @Test
  void saysHowTheCandidatesOwnWarehouseDiffers() {
    assertThat(Scorecard.render(SampleGrade.leftOtherwise("No such table."), false))
        .contains(
            """
            The candidate's own warehouse
              fct_orders                      133 of 400 rows differ from what the code builds.
              fct_daily_gmv                   No such table.
            """);
  }

  @Test
  void showsTheWarehousesMessageAndNotTheTitleThatDbtGivesIt() {
    String message =
        """
        Database Error in model fct_daily_gmv (models/marts/fct_daily_gmv.sql)
          Unrecognized name: nope at [7:3]
          compiled code at target/run/shop/models/marts/fct_daily_gmv.sql
        """;

    assertThat(Scorecard.render(SampleGrade.hostile(message), false))
        .contains("      dbt could not build it: Unrecognized name: nope at [7:3]\n")
        .doesNotContain("Database Error", "compiled code");
  }

  @Test
  void showsTheTitleOfAnErrorThatHasNothingElse() {
    assertThat(Scorecard.render(SampleGrade.hostile("Database Error in model x"), false))
        .contains("dbt could not build it: Database Error in model x\n");
  }

  @Test
  void saysHowAirbyteWasSetUpInItsOwnWords() {
    assertThat(Scorecard.render(SampleGrade.mixed(), false))
        .contains(
            """
            Airbyte
              Marketplace to BigQuery: 1 × Full refresh | Overwrite, 1 × Incremental | Append + Deduped;\
             cron 0 0 6 * * ? (UTC); last sync failed, 10,000 records: Table Marketplace to BigQuery is\
             not there.
            """);
  }

  @Test
  void hasColourOnlyWhenAsked() {
    assertThat(Scorecard.render(SampleGrade.mixed(), false)).doesNotContain("\u001b");
    assertThat(Scorecard.render(SampleGrade.mixed(), true)).contains("\u001b[31m[x]\u001b[0m");
  }

  @Test
  void neverPassesOnWhatSteersATerminal() {
    assertThat(Scorecard.render(SampleGrade.hostile("\u001b]0;owned\u0007\u202e"), false))
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void neverRoundsUpToAll() {
    assertThat(Figures.percent(0.99999)).isEqualTo("99.9 %");
    assertThat(Figures.percent(1)).isEqualTo("100 %");
    assertThat(Figures.percent(0.00001)).isEqualTo("< 0.1 %");
    assertThat(Figures.percent(0)).isEqualTo("0 %");
  }
}
