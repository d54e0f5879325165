package dev.exercise.grading.comparison;

import java.util.List;

/** The values of a column in the rows that share a key which ought to be unique. */
record Repeated(List<Object> values) {

  @Override
  public String toString() {
    return values.size()
        + " rows: "
        + String.join(" | ", values.stream().limit(3).map(Shown::value).toList())
        + (values.size() > 3 ? " | …" : "");
  }
}
