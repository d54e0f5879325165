package dev.exercise.airbyte.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateOrderTest {

  private static final StreamDescriptor ORDERS = new StreamDescriptor("public", "orders");
  private static final StreamDescriptor ITEMS = new StreamDescriptor("public", "items");

  private final List<Integer> sent = new ArrayList<>();
  private final StateOrder order = new StateOrder(state -> sent.add(state.path("n").asInt()));

  @Test
  void aStateWithoutRowsBeforeItGoesOnAtOnce() {
    order.hold(state(1), Optional.of(ORDERS), 0);

    assertThat(sent).containsExactly(1);
  }

  @Test
  void aStateWaitsForTheRowsOfEveryStreamBeforeIt() {
    order.begin("items", 0);
    order.begin("orders", 1);
    order.hold(state(1), Optional.of(ORDERS), 2);
    order.begin("later", 2);

    order.keep("orders");
    assertThat(sent).isEmpty();
    order.keep("items");
    assertThat(sent).containsExactly(1);
  }

  @Test
  void statesGoOnInTheirOrderThoughLaterRowsAreKeptFirst() {
    order.begin("first", 0);
    order.hold(state(1), Optional.of(ORDERS), 1);
    order.begin("second", 1);
    order.hold(state(2), Optional.of(ITEMS), 2);

    order.keep("second");
    assertThat(sent).isEmpty();
    order.keep("first");
    assertThat(sent).containsExactly(1, 2);
  }

  @Test
  void statesThatCountOnLostRowsNeverGoOnButThoseOfOtherStreamsDo() {
    order.hold(state(0), Optional.of(ORDERS), 0);
    order.begin("orders", 0);
    order.hold(state(1), Optional.of(ORDERS), 1);
    order.hold(state(2), Optional.of(ITEMS), 2);
    order.hold(state(3), Optional.empty(), 2);

    order.giveUp("orders", ORDERS);

    assertThat(sent).containsExactly(0, 2);
  }

  private static ObjectNode state(int number) {
    return JsonNodeFactory.instance.objectNode().put("n", number);
  }
}
