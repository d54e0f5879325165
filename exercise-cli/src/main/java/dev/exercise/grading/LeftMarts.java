package dev.exercise.grading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was read of the candidate's own warehouse, beside what their code builds anew. */
public sealed interface LeftMarts {

  /** Why nobody looked. */
  String NO_WAREHOUSE = "the submission came without a warehouse.";

  /** Nobody looked, because no warehouse belongs to what is graded. */
  LeftMarts NOT_ASKED = new Unread(NO_WAREHOUSE);

  /**
   * Nothing is known of it, which says nothing about the candidate.
   *
   * @param why in a sentence
   */
  record Unread(String why) implements LeftMarts {}

  /**
   * What stood there.
   *
   * @param deliveries by the mart's name
   */
  record Found(Map<String, Delivery> deliveries) implements LeftMarts {
    public Found {
      deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
    }
  }

  /** What stood there for a mart; absent where nothing is known, too. */
  static Delivery of(LeftMarts left, String mart) {
    return left instanceof Found found
        ? found.deliveries().getOrDefault(mart, new Delivery.Absent())
        : new Delivery.Absent();
  }
}
