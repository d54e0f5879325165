package dev.exercise.grading.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What identifies a row: the values of the mart's grain, any of which may be NULL. */
public final class RowKey implements Comparable<RowKey> {

  private final List<Object> parts;
  private final int hash;

  public RowKey(List<?> parts) {
    this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
    this.hash = this.parts.hashCode();
  }

  /** A key of these values, in the order of the grain. */
  public static RowKey of(Object... parts) {
    return new RowKey(Arrays.asList(parts));
  }

  /** The values, in the order of the grain; any may be null. */
  public List<Object> parts() {
    return parts;
  }

  /** As a report shows it. */
  public String shown() {
    return String.join(", ", parts.stream().map(Shown::value).toList());
  }

  /** By the values, NULL first; values of different types by the name of their type. */
  @Override
  public int compareTo(RowKey other) {
    for (int index = 0; index < Math.min(parts.size(), other.parts.size()); index++) {
      int order = compare(parts.get(index), other.parts.get(index));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
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
    return other instanceof RowKey key && hash == key.hash && parts.equals(key.parts);
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
