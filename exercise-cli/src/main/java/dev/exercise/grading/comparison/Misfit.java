package dev.exercise.grading.comparison;

/** A delivered value that the declared type cannot hold without guessing; right nowhere. */
record Misfit(Object delivered) {

  @Override
  public String toString() {
    return Shown.value(delivered);
  }
}
