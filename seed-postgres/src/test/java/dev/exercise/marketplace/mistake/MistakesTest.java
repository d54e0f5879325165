package dev.exercise.marketplace.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.sql.SqlFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MistakesTest {

  private static final String RIGHT =
      """
      -- id: some
      -- kind: left-in
      -- defect: untidy-status
      -- title: "Something was left in"
      -- ask: "Why?"
      -- marts: [fct_orders]

      -- Why it is so.
      create view orders as
      select orders.*
      from orders;

      create view fct_orders as
      select 'a;b' as text
      from fct_orders;
      """;

  @Test
  void aMistakeIsWhatItsFileSays() {
    Mistake mistake = read(RIGHT);

    assertThat(mistake.defect()).contains("untidy-status");
    assertThat(mistake.title()).isEqualTo("Something was left in");
    assertThat(mistake.views())
        .extracting(OverlayView::name)
        .containsExactly("orders", "fct_orders");
    assertThat(mistake.views().get(1).sql()).contains("'a;b'");
  }

  @Test
  void everyDefectHasAMistakeThatLeavesItIn() {
    for (Defect defect : Defects.all()) {
      assertThat(Mistakes.all())
          .as(defect.id())
          .anyMatch(
              mistake ->
                  mistake.kind() == Mistake.Kind.LEFT_IN
                      && mistake.defect().filter(defect.id()::equals).isPresent());
    }
  }

  @Test
  void everyMistakeHasItsPage() {
    for (Mistake mistake : Mistakes.all()) {
      assertThat(Path.of("../docs/interviewer/mistakes", mistake.id() + ".md"))
          .content()
          .startsWith("# " + mistake.title());
    }
  }

  @Test
  void everyDefectHasItsSection() {
    for (Defect defect : Defects.all()) {
      assertThat(Path.of("../docs/reference/defects.md"))
          .content()
          .contains("\n## " + defect.id() + "\n");
    }
  }

  @Test
  void theMistakesOfAMartAreThoseThatShowInIt() {
    assertThat(Mistakes.showingIn(Marts.named("fct_payment_reconciliation")))
        .extracting(Mistake::id)
        .contains("redelivered-payments-counted")
        .doesNotContain("pos-time-as-utc");
  }

  @Test
  void anUnknownMistakeIsNamed() {
    assertThatThrownBy(() -> Mistakes.named("none-such"))
        .hasMessageStartingWith("There is no mistake 'none-such'.");
  }

  @Test
  void anUnknownDefectIsNamed() {
    assertThatThrownBy(() -> read(RIGHT.replace("untidy-status", "untidy")))
        .hasMessageStartingWith("There is no defect 'untidy'. Choose one of: ");
  }

  @Test
  void anUnknownMartIsNamed() {
    assertThatThrownBy(() -> read(RIGHT.replace("[fct_orders]", "[fct_ordres]")))
        .hasMessageStartingWith("There is no mart 'fct_ordres'. Choose one of: ");
  }

  @Test
  void anUnknownKindIsNamed() {
    assertThatThrownBy(() -> read(RIGHT.replace("left-in", "wrong")))
        .hasMessageContaining("there is no kind 'wrong'");
  }

  @Test
  void logicBelongsToNoDefect() {
    assertThatThrownBy(() -> read(RIGHT.replace("left-in", "logic")))
        .hasMessageContaining("one of logic has none");
  }

  @Test
  void anotherNameThanTheFileIsRefused() {
    assertThatThrownBy(() -> Mistakes.read(SqlFile.parse("other", RIGHT)))
        .hasMessageContaining("other.sql says that it is mistake 'some'");
  }

  @Test
  void aStatementThatIsNoViewIsRefused() {
    assertThatThrownBy(() -> read(RIGHT.replace("create view orders", "create table orders")))
        .hasMessageContaining("other than 'create view");
  }

  @Test
  void aMissingSemicolonIsRefused() {
    assertThatThrownBy(() -> read(RIGHT.replace("from fct_orders;", "from fct_orders")))
        .hasMessageContaining("does not end with a semicolon");
  }

  private static Mistake read(String text) {
    return Mistakes.read(SqlFile.parse("some", text));
  }
}
