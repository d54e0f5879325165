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

/** How the verdict on a mart reads. */
final class MartSentenceTest {

  private final TinyMarket market = new TinyMarket();

  @Test
  void wrongCellsThatAllHaveANameAreNotWrongForNothing() {
    assertThat(sentence(market.candidate("currency-as-usd").get(0)))
        .matches(
            "[0-9.]+ % of the cells are right; all \\d+ wrong ones go back to named mistakes or"
                + " defects, which other checks are charged with\\.");
    assertThat(sentence(market.candidate("cancelled-counted").get(0)))
        .matches(
            "[0-9.]+ % of the cells are right; all \\d+ wrong ones go back to named mistakes or"
                + " defects\\.");
  }

  @Test
  void whatNothingExplainsIsSaidToBeUnexplained() {
    assertThat(sentence(spoiled(market.candidate().get(0), 1)))
        .isEqualTo("99.9 % of the cells are right; one is wrong, and nothing explains it.");
    assertThat(sentence(spoiled(market.candidate().get(0), 2)))
        .isEqualTo("99.9 % of the cells are right; nothing explains the 2 wrong ones.");
    assertThat(sentence(spoiled(market.candidate("currency-as-usd").get(0), 1)))
        .matches(
            "[0-9.]+ % of the cells are right; of \\d+ wrong ones, 1 is unexplained and \\d+ go"
                + " back to named mistakes or defects, which other checks are charged with\\.");
  }

  private static MartRead spoiled(MartRead read, int rows) {
    List<Object[]> delivered = new ArrayList<>(read.rows());
    for (int index = 0; index < rows; index++) {
      Object[] row = delivered.get(index + 6).clone();
      row[1] = "refunded?";
      delivered.set(index + 6, row);
    }
    return new MartRead(read.mart(), read.shape(), delivered, read.rowCount());
  }

  private String sentence(MartRead orders) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    deliveries.put("fct_orders", new Delivery.Present(orders));
    return new Grader(market)
        .grade(
            new GradingInput(
                World.of(7, "1"), Depth.CORE, new BuildOutcome.AsLeft(), deliveries, Set.of()))
        .marts()
        .get(0)
        .sentence();
  }
}
