package dev.exercise.timeline;

/** Counts what could not be read of a trace. */
final class Misses {

  private int count;

  void add() {
    count++;
  }

  int count() {
    return count;
  }
}
