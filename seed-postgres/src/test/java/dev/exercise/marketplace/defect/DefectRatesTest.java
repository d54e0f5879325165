package dev.exercise.marketplace.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.sql.SqlFile;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefectRatesTest {

  private static final Defect FULL =
      new Defect(
          "some-defect",
          "duplicates",
          Depth.FULL,
          new BigDecimal("0.5"),
          List.of("orders.row"),
          List.of("orders"),
          "Undo it.");

  @Test
  void aDefectOfTheFullDepthIsNotPlantedAtCore() {
    assertThat(DefectRates.documented().rate(FULL, Depth.CORE)).isZero();
    assertThat(DefectRates.documented().rate(FULL, Depth.FULL)).isEqualTo("0.5");
  }

  @Test
  void aChosenRateTakesTheDocumentedOnesPlace() {
    DefectRates rates = DefectRates.documented().with("untidy-status", new BigDecimal("0.2"));

    assertThat(rates.rate(Defects.named("untidy-status"), Depth.CORE)).isEqualTo("0.2");
    assertThat(rates.rate(Defects.named("untidy-currency"), Depth.CORE)).isEqualTo("0.04");
  }

  @Test
  void noneSwitchesAllOff() {
    DefectRates rates = DefectRates.none().with("untidy-status", new BigDecimal("0.2"));

    assertThat(rates.rate(Defects.named("untidy-status"), Depth.CORE)).isEqualTo("0.2");
    assertThat(rates.rate(Defects.named("untidy-currency"), Depth.CORE)).isZero();
  }

  @Test
  void anUnknownDefectIsNamed() {
    assertThatThrownBy(() -> DefectRates.documented().with("untidy", BigDecimal.ONE))
        .hasMessageStartingWith("There is no defect 'untidy'. Choose one of: ");
  }

  @Test
  void aRateAboveOneIsRefused() {
    assertThatThrownBy(() -> DefectRates.documented().with("untidy-status", new BigDecimal("1.01")))
        .hasMessage(
            "The rate 1.01 of defect untidy-status is out of range. Choose a number from 0 to 1.");
  }

  @Test
  void changesComeBeforeAdditions() {
    List<String> ids = Defects.all().stream().map(Defect::id).toList();

    assertThat(ids)
        .endsWith(
            "redelivered-payments",
            "orphan-items",
            "redelivered-events",
            "resubmitted-reviews",
            "impossible-ratings");
  }

  @Test
  void aDefectsFileIsNamedForIt() {
    SqlFile file =
        SqlFile.parse(
            "V1__other",
            """
            -- id: some-defect
            -- class: duplicates
            -- depth: core
            -- rate: 0.5
            -- groups: [orders.row]
            -- touches: [orders]
            -- recovery: Undo it.
            select 1
            """);

    assertThatThrownBy(() -> Defects.read(file))
        .hasMessage(
            "V1__other.sql holds defect 'some-defect'. Name it V<number>__some_defect.sql.");
  }
}
