package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerStackTest {

  private static final Mart ORDERS = Marts.named("fct_orders");
  private static final List<Mistake> POS_AS_UTC = List.of(Mistakes.named("pos-time-as-utc"));

  @Test
  void severalStacksAreAskedSideBySide() throws SQLException {
    Workshop unused = Cluster.built("stacks", DefectRates.documented());

    try (Connection one = Databases.connect(Cluster.server(), "stacks");
        Connection other = Databases.connect(Cluster.server(), "stacks");
        Statement impatient = other.createStatement();
        AnswerStack first = new AnswerStack(one, List.of(ORDERS), POS_AS_UTC)) {
      impatient.execute("set lock_timeout to '10s'");
      try (AnswerStack second = new AnswerStack(other, List.of(ORDERS), POS_AS_UTC)) {
        assertThat(first.difference(ORDERS).rows()).isNotEmpty();
        assertThat(second.difference(ORDERS).rows())
            .usingRecursiveFieldByFieldElementComparator()
            .containsExactlyInAnyOrderElementsOf(first.difference(ORDERS).rows());
      }
    }
  }

  @Test
  void aWorkshopThatWasEmptiedGivesNoAnswer() throws SQLException {
    Workshop emptied = Cluster.built("stacks_emptied", DefectRates.documented());
    Databases.execute(
        Cluster.server(),
        "stacks_emptied",
        "truncate clean.users cascade; truncate truth.fct_orders");

    assertThatThrownBy(() -> emptied.truth(ORDERS))
        .hasMessageContaining("The workshop has lost its rows");
    assertThatThrownBy(() -> emptied.answer(ORDERS, POS_AS_UTC))
        .hasMessageContaining("The workshop has lost its rows");
  }
}
