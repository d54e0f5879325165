package dev.exercise.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.attribution.TinyMarket;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.warehouse.MartRead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AsLeftTest {

  private static final BuildOutcome BUILT =
      new BuildOutcome.Finished(
          List.of(
              BuildOutcome.Node.of("model.shop.fct_orders", "success", ""),
              BuildOutcome.Node.of("model.shop.fct_daily_gmv", "success", "")));
  private static final BuildOutcome GAP =
      new BuildOutcome.NotGradable("The emulator died while dbt built.");

  private final TinyMarket market = new TinyMarket();

  @Test
  void theSameMartsAreSaidToBeTheSame() {
    Grade grade = grade(BUILT, market.candidate("pos-as-utc"), market.candidate("pos-as-utc"));

    assertThat(findings(grade))
        .containsEntry("fct_orders", AsLeft.Finding.SAME)
        .containsEntry("fct_daily_gmv", AsLeft.Finding.SAME);
    assertThat(sentence(grade, "fct_orders")).isEqualTo("The same 400 rows.");
  }

  @Test
  void whatTheCodeBuildsCountsWhereBothDiffer() {
    List<MartRead> byHand = market.candidate();
    List<MartRead> wrong = market.candidate("pos-as-utc");

    Grade grade = grade(BUILT, wrong, byHand);

    assertThat(findings(grade)).containsEntry("fct_orders", AsLeft.Finding.DIFFERENT);
    assertThat(sentence(grade, "fct_orders"))
        .isEqualTo("133 of 400 rows differ from what the code builds.");
    assertThat(named(grade)).containsExactly("pos-as-utc");
    assertThat(grade.notes()).isEmpty();
  }

  @Test
  void rowsThatStandOnOneSideOnlyDiffer() {
    List<MartRead> fewer = withoutFirstRow(market.candidate());

    assertThat(sentence(grade(BUILT, market.candidate(), fewer), "fct_orders"))
        .isEqualTo("1 of 400 rows differs from what the code builds.");
    assertThat(sentence(grade(BUILT, fewer, market.candidate()), "fct_orders"))
        .isEqualTo("1 of 400 rows differs from what the code builds.");
  }

  @Test
  void martsOnOneSideOnlyAreToldApart() {
    MartRead orders = market.candidate().get(0);
    MartRead daily = market.candidate().get(1);

    Grade grade = grade(BUILT, List.of(orders), List.of(daily));

    assertThat(findings(grade))
        .containsEntry("fct_orders", AsLeft.Finding.NEVER_BUILT)
        .containsEntry("fct_daily_gmv", AsLeft.Finding.ONLY_LEFT);
  }

  @Test
  void aMartThatIsNowhereIsNotMentioned() {
    assertThat(findings(grade(BUILT, List.of(), List.of()))).isEmpty();
  }

  @Test
  void whatWasLeftIsJudgedWhereNobodyKnowsWhatTheCodeBuilds() {
    Grade grade = grade(GAP, List.of(), market.candidate("pos-as-utc"));

    assertThat(named(grade)).containsExactly("pos-as-utc");
    assertThat(grade.marts())
        .allSatisfy(mart -> assertThat(mart.outcome()).isInstanceOf(Outcome.Partial.class));
    assertThat(findings(grade)).containsEntry("fct_orders", AsLeft.Finding.UNKNOWN);
    assertThat(grade.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("fct_orders was judged as it stands")
                    .contains("The emulator died"));
    assertThat(outcome(grade, "dbt-build")).isEqualTo(new Outcome.NotGradable());
  }

  @Test
  void nothingIsJudgedWhereNeitherIsKnown() {
    Grade grade = grade(GAP, List.of(), List.of());

    assertThat(grade.marts())
        .extracting(MartGrade::outcome)
        .containsOnly(new Outcome.NotGradable());
    assertThat(findings(grade)).isEmpty();
  }

  @Test
  void aMartThatCannotBeReadIsNoFinding() {
    Map<String, Delivery> left =
        Map.of(
            "fct_orders", new Delivery.Unavailable("It does not answer."),
            "fct_daily_gmv", new Delivery.Broken("No such table."));

    Grade grade = new Grader(market).grade(input(BUILT, market.candidate(), left));

    assertThat(findings(grade)).containsOnlyKeys("fct_orders", "fct_daily_gmv");
    assertThat(findings(grade).values()).containsOnly(AsLeft.Finding.UNKNOWN);
    assertThat(sentence(grade, "fct_orders")).isEqualTo("It does not answer.");
    assertThat(grade.negative()).isFalse();
  }

  @Test
  void martsThatAreJudgedAsTheyStandNeedNoBuild() {
    Grade grade =
        new Grader(market)
            .grade(
                new GradingInput(
                    World.of(7, "1"),
                    Depth.CORE,
                    new BuildOutcome.AsLeft(),
                    delivered(List.of(market.candidate("pos-as-utc").get(0))),
                    Set.of()));

    assertThat(named(grade)).containsExactly("pos-as-utc");
    assertThat(grade.checks()).noneMatch(check -> check.id().equals("dbt-build"));
    assertThat(grade.marts().get(1).outcome()).isEqualTo(new Outcome.NotAttempted());
    assertThat(grade.marts().get(1).sentence()).isEqualTo("It does not stand in the warehouse.");
    assertThat(grade.notes()).singleElement().asString().startsWith("Nothing was built");
  }

  private Grade grade(BuildOutcome build, List<MartRead> built, List<MartRead> left) {
    return new Grader(market).grade(input(build, built, delivered(left)));
  }

  private static GradingInput input(
      BuildOutcome build, List<MartRead> built, Map<String, Delivery> left) {
    return new GradingInput(
        World.of(7, "1"), Depth.CORE, build, delivered(built), Set.of(), new LeftMarts.Found(left));
  }

  private static Map<String, Delivery> delivered(List<MartRead> reads) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    reads.forEach(read -> deliveries.put(read.mart().name(), new Delivery.Present(read)));
    return deliveries;
  }

  private static List<MartRead> withoutFirstRow(List<MartRead> reads) {
    MartRead orders = reads.get(0);
    List<Object[]> rows = new ArrayList<>(orders.rows());
    rows.remove(0);
    return List.of(new MartRead(orders.mart(), orders.shape(), rows, rows.size()), reads.get(1));
  }

  private static Map<String, AsLeft.Finding> findings(Grade grade) {
    Map<String, AsLeft.Finding> findings = new LinkedHashMap<>();
    ((AsLeft.Compared) grade.asLeft())
        .marts()
        .forEach(mart -> findings.put(mart.mart(), mart.finding()));
    return findings;
  }

  private static String sentence(Grade grade, String mart) {
    return ((AsLeft.Compared) grade.asLeft())
        .marts().stream()
            .filter(one -> one.mart().equals(mart))
            .findFirst()
            .orElseThrow()
            .sentence();
  }

  private static List<String> named(Grade grade) {
    return grade.mistakes().stream().map(named -> named.mistake().id()).toList();
  }

  private static Outcome outcome(Grade grade, String check) {
    return grade.checks().stream()
        .filter(one -> one.id().equals(check))
        .findFirst()
        .orElseThrow()
        .outcome();
  }
}
