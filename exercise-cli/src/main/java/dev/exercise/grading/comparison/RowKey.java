package dev.exercise.grading.comparison;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What identifies a row: the values of the mart's grain, any of which may be NULL. */
public final class RowKey implements Comparable<RowKey> {

  // There are millions of keys in large marketplaces: a list in each would double them.
  private final Object[] parts;
  private final int hash;

  public RowKey(List<?> parts) {
    this.parts = parts.toArray();
    this.hash = Arrays.hashCode(this.parts);
  }

  /** A key of these values, in the order of the grain. */
  public static RowKey of(Object... parts) {
    return new RowKey(Arrays.asList(parts));
  }

  /** The values, in the order of the grain; any may be null. */
  public List<Object> parts() {
    return Collections.unmodifiableList(Arrays.asList(parts));
  }

  /** As a report shows it. */
  public String shown() {
    return String.join(", ", Arrays.stream(parts).map(Shown::value).toList());
  }

  /** By the values, NULL first; values of different types by the name of their type. */
  @Override
  public int compareTo(RowKey other) {
    for (int index = 0; index < Math.min(parts.length, other.parts.length); index++) {
      int order = compare(parts[index], other.parts[index]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.length, other.parts.length);
  }

  private static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left.getClass() != right.getClass()) {
      return left.getClass().getName().compareTo(right.getClass().getName());
    }
    if (left instanceof Comparable<?>) {
      @SuppressWarnings("unchecked") // of the same class, as asked above
      Comparable<Object> comparable = (Comparable<Object>) left;
      return comparable.compareTo(right);
    }
    return left.toString().compareTo(right.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey key && hash == key.hash && Arrays.equals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return shown();
  }
}
