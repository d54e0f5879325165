package dev.exercise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class QuestionsTest {

  @Test
  void whatSpoilsMostIsAskedFirst() {
    List<Questions.Question> questions = Questions.of(SampleGrade.mixed());

    assertThat(questions.get(0).text()).isEqualTo("How did you look at it?");
    assertThat(questions.get(0).because()).startsWith("POS time was taken as UTC");
    assertThat(questions)
        .extracting(Questions.Question::because)
        .anyMatch(because -> because.startsWith("POS time was taken as UTC: 132 of 400 rows"))
        .anyMatch(because -> because.startsWith("No known mistake explains"));
  }

  @Test
  void anUnexplainedCellIsAskedForByItsKey() {
    assertThat(Questions.of(SampleGrade.mixed()))
        .extracting(Questions.Question::text)
        .anyMatch(text -> text.matches("Which way does \\w+ of row .+ take .+ it is .+\\."));
  }

  @Test
  void whoGotEverythingRightIsAskedHow() {
    assertThat(Questions.of(SampleGrade.perfect()))
        .hasSize(3)
        .extracting(Questions.Question::text)
        .allMatch(text -> text.startsWith("How did you come upon this in the source: "));
  }

  @Test
  void whoDidNotBeginIsAskedForAPlan() {
    assertThat(Questions.of(SampleGrade.untouched()))
        .extracting(Questions.Question::text)
        .containsExactly(
            "How would you go on with fct_orders: from which models, and with which tests first?",
            "Which query would tell you whether the source has a problem with time zones?",
            "Which query would tell you whether the source has a problem with missing values?",
            "Which query would tell you whether the source has a problem with inconsistent"
                + " coding?");
  }

  @Test
  void theConsoleShowsThemWithTheirReasons() {
    assertThat(Scorecard.questions(SampleGrade.perfect(), false))
        .startsWith(
            """
            Worth asking
              1. How did you come upon this in the source: pos wall time? What would tell you if it got worse?
                 It was handled. What that takes: Put it right.
            """);
  }
}
