package dev.exercise.airbyte.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.StreamDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps states back until all rows that came before them are kept for good, and hands them on in
 * their order. May be used by several threads.
 */
final class StateOrder {

  private record Held(ObjectNode state, Optional<StreamDescriptor> stream, long position) {}

  private final Deque<Held> held = new ArrayDeque<>();

  /** Where the first row stands of whatever is not kept yet. */
  private final Map<Object, Long> open = new HashMap<>();

  private final Consumer<ObjectNode> out;

  StateOrder(Consumer<ObjectNode> out) {
    this.out = out;
  }

  /**
   * Rows have begun to come that will be kept together.
   *
   * @param position how many rows came before the first of them
   */
  synchronized void begin(Object rows, long position) {
    open.putIfAbsent(rows, position);
  }

  /** Those rows are kept for good. */
  synchronized void keep(Object rows) {
    open.remove(rows);
    release();
  }

  /** A state has come after so many rows; without a stream it speaks of all of them. */
  synchronized void hold(ObjectNode state, Optional<StreamDescriptor> stream, long position) {
    held.add(new Held(state, stream, position));
    release();
  }

  /** Those rows of a stream will not be kept, so no state that counts on them may go on. */
  synchronized void giveUp(Object rows, StreamDescriptor stream) {
    Long position = open.remove(rows);
    if (position != null) {
      held.removeIf(
          state ->
              state.position > position
                  && (state.stream.isEmpty() || state.stream.get().equals(stream)));
    }
    release();
  }

  private void release() {
    long firstOpen = open.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    while (!held.isEmpty() && held.peek().position <= firstOpen) {
      out.accept(held.remove().state);
    }
  }
}
