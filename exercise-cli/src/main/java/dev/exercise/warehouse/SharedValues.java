package dev.exercise.warehouse;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps equal values of a column once: channels, currencies and days come by the hundred thousand,
 * and each would be an object of its own. Values are never changed, so nobody can tell.
 */
public final class SharedValues {

  /** A column with more different values than these has few that repeat. */
  private static final int MOST = 2_048;

  private final Map<Object, Object> seen = new HashMap<>();
  private boolean worthwhile = true;

  /** The first value that was equal to this one; null for null. */
  public Object share(Object value) {
    if (value == null || !worthwhile) {
      return value;
    }
    Object earlier = seen.putIfAbsent(value, value);
    if (seen.size() > MOST) {
      worthwhile = false;
      seen.clear();
    }
    return earlier == null ? value : earlier;
  }

  /** One for each of so many columns. */
  public static SharedValues[] ofColumns(int columns) {
    SharedValues[] shared = new SharedValues[columns];
    for (int column = 0; column < columns; column++) {
      shared[column] = new SharedValues();
    }
    return shared;
  }
}
