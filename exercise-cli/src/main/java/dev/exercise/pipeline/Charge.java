package dev.exercise.pipeline;

/** What a cell means for one check. */
enum Charge {
  RIGHT,
  WRONG,
  /** Wrong, and another check is charged with it. */
  BLOCKED,
  /** Nobody can tell. */
  UNKNOWN
}
